import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Size } from '../api/types';
import { keyOf } from '../commands/command';
import { withoutArticle } from '../design/edits';
import { boundsOf } from '../design/region';
import { insert } from '../state/attached';
import { shownVersion } from '../state/conversation';
import { design } from '../state/design';
import {
  draft,
  draftFor,
  draftName,
  draftPicture,
  dropDraft,
  setDraftName,
  undoStroke,
} from '../state/draft';
import { masks } from '../state/masks';
import { nameDraft } from '../state/naming';
import { selectAdded } from '../state/selection';
import { edit } from '../state/sending';
import { chooseTool } from '../state/tool';
import { vocabulary } from '../state/vocabulary';
import { PurposeSwitch } from './PurposeSwitch';
import { placeBeside } from './place';
import { toPixels, type View } from './view';

const WIDTH = 300;
/** With the choice of what a box means, and without. */
const TALL = 168;
const LOW = 128;

/** Asks what a shape that was just drawn shall be. */
export function NamePopover({ view, area }: { view: View; area: Size }) {
  const input = useRef<HTMLInputElement>(null);
  const region = draft.value;
  useLayoutEffect(() => {
    // After each stroke: what is typed is the name, and no shortcut.
    if (region !== null) input.current?.focus();
  }, [region]);
  if (region === null) return null;

  const box = toPixels(view, boundsOf(region, masks));
  const { left, top } = placeBeside(
    box,
    { width: WIDTH, height: shownVersion.value ? TALL : LOW },
    area,
  );
  const style = { left: `${left}px`, top: `${top}px` };
  const shapeOf = design.value.entities.find((e) => e.id === draftFor.value);

  const add = (e: Event): void => {
    e.preventDefault();
    const prompt = withoutArticle(draftName.value);
    if (prompt === '') {
      input.current?.focus();
      return;
    }
    if (draftPicture.value) {
      void insert(prompt);
      return;
    }
    const id = nameDraft();
    // The brush has done what it was taken for.
    chooseTool('select');
    if (id) selectAdded(id);
    if (!draft.value) document.getElementById('canvas')?.focus();
  };

  const reshape = (): void => {
    if (shapeOf) edit({ type: 'reshape', id: shapeOf.id, region });
    dropDraft();
  };

  return (
    <>
      {draftPicture.value && <Inserted url={draftPicture.value.url} box={box} />}
      <form
        class="popover name-popover"
        style={style}
        onSubmit={add}
        onPointerDown={(e) => e.stopPropagation()}
        onKeyDown={(e) => {
          e.stopPropagation();
          if (e.key === 'Escape') dropDraft();
          if (draftName.value === '' && keyOf(e) === 'Ctrl+Z') {
            e.preventDefault();
            undoStroke();
          }
        }}
      >
        <label for="thing-name">
          {draftPicture.value ? 'What does it show?' : 'What is here?'}
        </label>
        <input
          id="thing-name"
          ref={input}
          value={draftName.value}
          onInput={(e) => setDraftName(e.currentTarget.value)}
          placeholder="red balloon"
          autocomplete="off"
          maxLength={200}
          list="known-things"
        />
        <datalist id="known-things">
          {vocabulary.value?.things.map((thing) => (
            <option key={thing} value={thing} />
          ))}
        </datalist>
        {shownVersion.value && !draftPicture.value && <PurposeSwitch />}
        <div class="row">
          {shapeOf && !draftPicture.value && (
            <button type="button" class="quiet" onClick={reshape}>
              Shape of {shapeOf.prompt}
            </button>
          )}
          <span class="spacer" />
          <button type="button" class="quiet" onClick={dropDraft}>
            Cancel
          </button>
          <button type="submit" class="primary">
            {draftPicture.value ? 'Put it in' : 'Add'}
          </button>
        </div>
      </form>
    </>
  );
}

/** The picture that is put in, where it comes. */
function Inserted({ url, box }: { url: string; box: Size & { x: number; y: number } }) {
  const style = {
    left: `${box.x}px`,
    top: `${box.y}px`,
    width: `${box.width}px`,
    height: `${box.height}px`,
  };
  return <img class="inserted" src={url} alt="" style={style} />;
}
