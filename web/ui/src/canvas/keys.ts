import { announce } from '../shell/announce';
import { redo, undo } from '../state/actions';
import { doAgain, edit, takeBackLast } from '../state/pending';
import * as store from '../state/store';
import { camera } from './camera';
import { draft, dropDraft, undoStroke } from './draft';
import type { Command } from './commands';
import { tool, TOOLS, type Tool } from './tools';
import { WHOLE } from './view';

export const canStepBack = (): boolean =>
  draft.value !== null ||
  store.pending.value.length + store.steps.value.before.length > 0 ||
  store.live.value?.canUndo === true;

export const canStepForward = (): boolean =>
  store.steps.value.after.length > 0 || store.live.value?.canRedo === true;

/** Takes back the last gesture: one that was not sent yet, or else the last turn. */
export function stepBack(): void {
  if (draft.value !== null) undoStroke();
  else if (!takeBackLast() && store.live.value?.canUndo) void undo();
}

export function stepForward(): void {
  if (!doAgain() && store.live.value?.canRedo) void redo();
}

/** A brush paints something new, unless a thing was chosen for it. */
export function chooseTool(chosen: Tool): void {
  if (chosen === 'brush' && store.selectedId.value === store.addedId.value) store.select(null);
  tool.value = chosen;
}

export function deselect(): void {
  if (draft.value) dropDraft();
  else if (store.lookingAt.value !== null) store.lookingAt.value = null;
  else if (store.comparing.value !== null) store.comparing.value = null;
  else if (tool.value !== 'select') tool.value = 'select';
  else store.selectedId.value = null;
}

/** Runs a command; false where there is nothing that it could be about. */
export function run(command: Command, invert: () => void): boolean {
  const thing = store.selected.value;
  switch (command.do) {
    case 'undo':
      stepBack();
      return true;
    case 'redo':
      stepForward();
      return true;
    case 'deselect':
      deselect();
      return true;
    case 'regions':
      store.regionsShown.value = !store.regionsShown.value;
      return true;
    case 'whole':
      camera.value = WHOLE;
      return true;
    case 'invert':
      invert();
      return true;
    case 'tool':
      chooseTool(command.tool);
      announce(`${TOOLS.find((t) => t.tool === tool.value)!.name} tool.`);
      return true;
    case 'move':
      if (thing) edit({ type: 'move', id: thing.id, dx: command.dx, dy: command.dy });
      return thing !== undefined;
    case 'resize':
      if (thing) {
        edit({
          type: 'resize',
          id: thing.id,
          widthFactor: command.factor,
          heightFactor: command.factor,
          anchor: 'centre',
        });
      }
      return thing !== undefined;
    case 'remove':
      if (thing) {
        edit({ type: 'remove', id: thing.id });
        store.selectedId.value = null;
        announce(`${thing.prompt} removed.`);
      }
      return thing !== undefined;
  }
}
