import { redo, undo } from './actions';
import { live } from './conversation';
import { draft, dropDraft, undoStroke } from './draft';
import { pending, steps } from './edits';
import { compare, comparing, lookAt, lookingAt, showVariations, variationsShown } from './looking';
import { select } from './selection';
import { doAgain, takeBackLast } from './sending';
import { chooseTool, tool } from './tool';

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
  else if (variationsShown.value) showVariations(false);
  else if (tool.value !== 'select') chooseTool('select');
  else select(null);
}
