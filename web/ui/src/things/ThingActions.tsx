import type { Entity } from '../api/types';
import { IconButton } from '../controls/Button';
import { shownVersion } from '../state/conversation';
import { design } from '../state/design';
import {
  duplicateSelected,
  hideSelected,
  inShort,
  lockSelected,
  removeSelected,
  reorderSelected,
} from '../state/group';
import { showVariations } from '../state/looking';

/** What can be done to all that is selected, in one row. */
export function ThingActions({ things }: { things: readonly Entity[] }) {
  const name = inShort(things);
  const locked = things.every((thing) => thing.locked);
  const hidden = things.every((thing) => thing.hidden);
  return (
    <div class="thing-actions" role="group" aria-label={`What to do with ${name}`}>
      <IconButton
        label={`${hidden ? 'Show' : 'Hide'} ${name}`}
        icon={hidden ? 'eyeOff' : 'eye'}
        disabled={locked}
        onClick={() => hideSelected(!hidden)}
      />
      <IconButton
        label={`${locked ? 'Unlock' : 'Lock'} ${name}`}
        icon={locked ? 'lock' : 'unlock'}
        onClick={() => lockSelected(!locked)}
      />
      {things.length === 1 && <OfOne thing={things[0]!} />}
      <IconButton
        label={`Duplicate ${name}`}
        icon="copy"
        shortcut="Ctrl+D"
        onClick={() => duplicateSelected()}
      />
      <IconButton
        label={`Delete ${name}`}
        icon="trash"
        shortcut="Delete"
        disabled={locked}
        onClick={removeSelected}
      />
    </div>
  );
}

function OfOne({ thing }: { thing: Entity }) {
  const { entities } = design.value;
  const { prompt: name, locked = false, hidden = false } = thing;
  const index = entities.indexOf(thing);
  return (
    <>
      <IconButton
        label={`Bring ${name} forward`}
        icon="up"
        disabled={locked || index === entities.length - 1}
        onClick={() => reorderSelected(1)}
      />
      <IconButton
        label={`Send ${name} backward`}
        icon="down"
        disabled={locked || index === 0}
        onClick={() => reorderSelected(-1)}
      />
      <IconButton
        label={`Variations of ${name}`}
        icon="vary"
        disabled={locked || hidden || !shownVersion.value}
        onClick={() => showVariations(true, thing.id)}
      />
    </>
  );
}
