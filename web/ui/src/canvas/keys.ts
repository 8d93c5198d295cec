import { announce } from '../shell/announce';
import { redo, undo } from '../state/actions';
import { edit, takeBackLast } from '../state/pending';
import * as store from '../state/store';
import { camera } from './camera';
import { dropDraft, draft } from './draft';
import type { Command } from './commands';
import { tool, TOOLS } from './tools';
import { WHOLE } from './view';

/** Takes back the last change: one that was not sent yet, or else the last turn. */
export function stepBack(): void {
  if (store.pending.value.length > 0) takeBackLast();
  else if (store.live.value?.canUndo) void undo();
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
      void redo();
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
      tool.value = command.tool;
      announce(`${TOOLS.find((t) => t.tool === tool.value)!.name} tool.`);
      return true;
    case 'move':
      if (thing) edit({ type: 'move', id: thing.id, dx: command.dx, dy: command.dy });
      return thing !== undefined;
    case 'resize':
      if (thing) {
        edit({ type: 'resize', id: thing.id, widthFactor: command.factor, heightFactor: command.factor, anchor: 'centre' });
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
