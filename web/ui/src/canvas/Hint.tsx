import { Icon } from '../controls/Icon';
import { fork } from '../state/actions';
import { busy, shownVersion } from '../state/conversation';
import { design, selected, selectedThings } from '../state/design';
import { draft } from '../state/draft';
import { purpose } from '../state/edits';
import { inShort } from '../state/group';
import { loading, showOverlay } from '../state/layout';
import { comparing, leaveLooking, lookingAt } from '../state/looking';
import { select } from '../state/selection';
import { tool } from '../state/tool';
import { PurposeSwitch } from './PurposeSwitch';
import { TOOLS } from './tools';

/** One line above the picture that says what can be done now. */
export function Hint() {
  const looking = lookingAt.value;
  if (loading.value || comparing.value !== null) return null;
  if (looking !== null) {
    return (
      <div class="pill" role="group" aria-label="An earlier version">
        <span>Looking at version {looking}</span>
        <button type="button" class="text-button" onClick={leaveLooking}>
          Back
        </button>
        <button type="button" class="primary" onClick={() => void fork(looking)}>
          Go on from here
        </button>
      </div>
    );
  }
  if (draft.value !== null) return null;
  const nothing = design.value.entities.length === 0 && design.value.scene === '';
  if (shownVersion.value && (purpose.value === 'name' || nothing) && busy.value === null) {
    return (
      <div class="pill naming" role="group" aria-label="Naming">
        <Icon name="box" size={16} />
        <span>
          {purpose.value === 'name'
            ? 'Box each thing and name it.'
            : 'Drag a box to add something.'}
        </span>
        <PurposeSwitch />
      </div>
    );
  }
  const chosen = selected.value;
  if (tool.value === 'brush' && chosen) {
    return (
      <div class="pill" role="group" aria-label="Brush">
        <span>The brush adds to {chosen.prompt}</span>
        <button type="button" class="text-button" onClick={() => select(null)}>
          Paint something new
        </button>
      </div>
    );
  }
  if (tool.value === 'select' && selectedThings.value.length > 0) {
    return (
      <button type="button" class="pill inspect" onClick={() => showOverlay('thing')}>
        <Icon name="pencil" size={16} />
        {inShort(selectedThings.value)}
      </button>
    );
  }
  const words = TOOLS.find((t) => t.tool === tool.value && t.tool !== 'select')?.hint;
  if (words) return <p class="pill hint">{words}</p>;
  if (nothing && !shownVersion.value && busy.value === null) {
    return <p class="pill hint">Drag to draw a box, then say what is in it</p>;
  }
  return null;
}
