import type { Bounds } from '../design/bounds';
import { boundsOf, stretched } from '../design/region';
import { design } from '../state/design';
import { DRAFT_ID, draft, reshapeDraft, startDraft, takeUp } from '../state/draft';
import { duplicateSelected, moveSelected } from '../state/group';
import { masks } from '../state/masks';
import { nameDraft } from '../state/naming';
import { isSelected, select, selectAll, selection, selectToo } from '../state/selection';
import { edit } from '../state/sending';
import { chooseTool, tool } from '../state/tool';
import type { Drawn } from './Drawing';

/** What was done on the canvas, as edits: of things, or of the shape that has no name yet. */
export const hand = {
  select,
  enclosed: selectAll,

  pressed(id: string, more: boolean): void {
    if (id.startsWith(DRAFT_ID)) return;
    if (more) selectToo(id);
    // To take hold of what was added just now does not choose it for the brush.
    else if (!isSelected(id)) select(id);
  },

  /** Of several that are selected, the one that is clicked is meant alone. */
  clicked(id: string): void {
    if (id.startsWith(DRAFT_ID)) takeUp(id);
    else if (selection.value.length > 1) select(id);
  },

  moved(id: string, dx: number, dy: number, copies: boolean): void {
    if (id === DRAFT_ID) {
      if (draft.value) reshapeDraft(shifted(dx, dy));
      return;
    }
    if (id.startsWith(DRAFT_ID)) return;
    if (!isSelected(id)) select(id);
    if (copies) duplicateSelected({ dx, dy });
    else moveSelected(dx, dy);
  },

  reshaped(id: string, to: Bounds): void {
    if (id === DRAFT_ID) {
      if (draft.value) reshapeDraft(stretched(draft.value, to, masks));
      return;
    }
    const thing = design.value.entities.find((e) => e.id === id);
    if (thing) edit({ type: 'reshape', id, region: stretched(thing.region, to, masks) });
  },

  drawn({ region, of }: Drawn): void {
    if (of === DRAFT_ID) reshapeDraft(region);
    else if (of !== null) edit({ type: 'reshape', id: of, region });
    else {
      // What is typed is the name of what was drawn before.
      nameDraft();
      startDraft(region);
      // What was drawn can be gripped at once; a brush goes on painting.
      if (tool.value !== 'brush' && tool.value !== 'eraser') chooseTool('select');
    }
  },
};

function shifted(dx: number, dy: number) {
  const region = draft.value!;
  const b = boundsOf(region, masks);
  return stretched(region, { x0: b.x0 + dx, y0: b.y0 + dy, x1: b.x1 + dx, y1: b.y1 + dy }, masks);
}
