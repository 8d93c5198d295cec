import { redo, undo } from '../state/actions';
import { announce } from '../state/announcement';
import { showWhole } from '../state/camera';
import { live } from '../state/conversation';
import { draft, dropDraft, undoStroke } from '../state/draft';
import { pending, steps } from '../state/edits';
import { moveSelected, removeSelected, resizeSelected } from '../state/group';
import { compare, comparing, lookAt, lookingAt, regionsShown, showRegions } from '../state/looking';
import { select } from '../state/selection';
import { doAgain, takeBackLast } from '../state/sending';
import { chooseTool, tool } from '../state/tool';
import type { Command } from './commands';
import { TOOLS } from './tools';

export const canStepBack = (): boolean =>
  draft.value !== null ||
  pending.value.length + steps.value.before.length > 0 ||
  live.value?.canUndo === true;

export const canStepForward = (): boolean =>
  steps.value.after.length > 0 || live.value?.canRedo === true;

/** Takes back the last gesture: one that was not sent yet, or else the last turn. */
export function stepBack(): void {
  if (draft.value !== null) undoStroke();
  else if (!takeBackLast() && live.value?.canUndo) void undo();
}

export function stepForward(): void {
  if (!doAgain() && live.value?.canRedo) void redo();
}

export function deselect(): void {
  if (draft.value) dropDraft();
  else if (lookingAt.value !== null) lookAt(null);
  else if (comparing.value !== null) compare(null);
  else if (tool.value !== 'select') chooseTool('select');
  else select(null);
}

/** Runs a command; false where there is nothing that it could be about. */
export function run(command: Command, invert: () => void): boolean {
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
      showRegions(!regionsShown.value);
      return true;
    case 'whole':
      showWhole();
      return true;
    case 'invert':
      invert();
      return true;
    case 'tool':
      chooseTool(command.tool);
      announce(`${TOOLS.find((t) => t.tool === tool.value)!.name} tool.`);
      return true;
    case 'move':
      return moveSelected(command.dx, command.dy);
    case 'resize':
      return resizeSelected(command.factor);
    case 'remove':
      return removeSelected();
  }
}
