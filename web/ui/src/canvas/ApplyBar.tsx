import { inWords } from '../design/edits';
import { draw } from '../state/actions';
import { busy, currentVersion, live } from '../state/conversation';
import { design } from '../state/design';
import { discard, pending, purpose, sent } from '../state/edits';
import { wronglyNamed } from '../state/names';
import { waiting } from '../state/said';
import { showWords } from '../state/vocabulary';

/** As it is called now, or was before it was removed. */
const nameOf = (id: string): string =>
  [...design.value.entities, ...(currentVersion.value?.design.entities ?? [])].find(
    (thing) => thing.id === id,
  )?.prompt ?? id;

/** What fits beside the buttons; more than that is only counted. */
const LONGEST = 44;

/** What was edited and is not drawn yet. */
export function ApplyBar() {
  const edits = pending.value;
  if (edits.length > 0) {
    const words = edits.map((each) => inWords(each, nameOf)).join(', ');
    const short = words.length > LONGEST && edits.length > 1 ? `${edits.length} changes` : words;
    const wrong = wronglyNamed.value;
    const naming = purpose.value === 'name';
    return (
      <div class="pill apply" role="group" aria-label="Changes not drawn yet">
        {wrong ? (
          <button type="button" class="text-button" onClick={() => showWords(wrong.id)}>
            Another name for “{wrong.prompt}”
          </button>
        ) : (
          <span class="apply-words" title={words}>
            {short}
          </span>
        )}
        <button type="button" class="text-button" onClick={discard}>
          Discard
        </button>
        <button type="button" class="primary" onClick={() => void draw()}>
          {naming ? 'Keep' : busy.value ? 'Draw next' : 'Draw it'}
        </button>
      </div>
    );
  }
  const version = currentVersion.value;
  const { entities, scene } = design.value;
  const undrawn =
    version !== undefined && version.picture === null && (entities.length > 0 || scene !== '');
  // Between the last step and its being read, it has one.
  const arrives = version !== undefined && version.number === live.value?.arriving;
  const more = busy.value !== null || sent.value.length > 0 || waiting.value.length > 0;
  if (!undrawn || arrives || more) return null;
  return (
    <div class="pill apply" role="group" aria-label="Changes not drawn yet">
      <span class="apply-words">This design has no picture yet</span>
      <button type="button" class="primary" onClick={() => void draw()}>
        Draw it
      </button>
    </div>
  );
}
