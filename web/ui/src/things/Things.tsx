import { useSignal } from '@preact/signals';
import { IconButton } from '../controls/Button';
import { Icon } from '../controls/Icon';
import { freeId, withoutArticle } from '../design/edits';
import { design } from '../state/design';
import { selectAdded } from '../state/selection';
import { edit } from '../state/sending';
import { vocabulary } from '../state/vocabulary';
import { Inspected } from './Inspected';
import { ThingRow } from './ThingRow';

/** Everything in the picture as a list that needs no mouse: the frontmost first. */
export function Things() {
  const { entities } = design.value;
  return (
    <aside id="things" class="things" aria-label="Things in the picture">
      <div class="listed">
        <h2>
          Things{' '}
          <span class="muted count-note">
            {entities.length > 0 && `${entities.length}, front to back`}
          </span>
        </h2>
        {entities.length === 0 ? (
          <p class="muted empty-note">
            Nothing yet. Say what the picture should show, or drag a box on the canvas.
          </p>
        ) : (
          <ol class="thing-list" aria-label="Things, front to back">
            {entities.toReversed().map((thing, i) => (
              <ThingRow key={thing.id} thing={thing} index={i} count={entities.length} />
            ))}
          </ol>
        )}
        <AddThing />
      </div>
      <Inspected />
    </aside>
  );
}

function AddThing() {
  const name = useSignal('');
  const add = (e: Event): void => {
    e.preventDefault();
    const prompt = withoutArticle(name.value);
    if (prompt === '') return;
    const id = freeId(design.value, prompt);
    edit({ type: 'add', entity: { id, prompt, region: { box: [0.35, 0.35, 0.65, 0.65] } } });
    selectAdded(id);
    name.value = '';
  };
  return (
    <form class="add-thing" onSubmit={add}>
      <Icon name="plus" size={16} />
      <input
        aria-label="Add a thing"
        placeholder="Add a thing"
        value={name.value}
        maxLength={200}
        autocomplete="off"
        list="known-things-list"
        onInput={(e) => (name.value = e.currentTarget.value)}
      />
      <datalist id="known-things-list">
        {vocabulary.value?.things.map((thing) => (
          <option key={thing} value={thing} />
        ))}
      </datalist>
      {name.value.trim() !== '' && (
        <IconButton
          label="Add to the middle"
          icon="check"
          onClick={() => add(new Event('submit'))}
        />
      )}
    </form>
  );
}
