import { announce } from '../shell/announce';
import { redo, undo } from '../state/actions';
import { edit, takeBackLast } from '../state/pending';
import * as store from '../state/store';
import { camera } from './camera';
import { dropDraft, draft } from './draft';
import { tool, TOOLS } from './tools';
import { WHOLE } from './view';

/** How far an arrow key moves, as a fraction of the picture; with Shift five times as far. */
export const STEP = 0.02;
export const LARGER = 1.1;

/** What a key does, apart from where it is typed; null is nothing. */
export type Command =
  | { do: 'move'; dx: number; dy: number }
  | { do: 'resize'; factor: number }
  | { do: 'remove' | 'deselect' | 'undo' | 'redo' | 'invert' | 'regions' | 'whole' }
  | { do: 'tool'; key: string };

interface Key {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  shiftKey: boolean;
  altKey: boolean;
}

const ARROWS: Record<string, readonly [number, number]> = {
  ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1],
};

export function commandOf(e: Key): Command | null {
  const key = e.key.length === 1 ? e.key.toLowerCase() : e.key;
  if (e.ctrlKey || e.metaKey) {
    if (key === 'z') return { do: e.shiftKey ? 'redo' : 'undo' };
    return key === 'y' ? { do: 'redo' } : null;
  }
  if (e.altKey) return null;
  const arrow = ARROWS[key];
  if (arrow) {
    const step = STEP * (e.shiftKey ? 5 : 1);
    return { do: 'move', dx: arrow[0] * step, dy: arrow[1] * step };
  }
  if (key === '+' || key === '=') return { do: 'resize', factor: LARGER };
  if (key === '-' || key === '_') return { do: 'resize', factor: 1 / LARGER };
  if (key === 'Delete' || key === 'Backspace') return { do: 'remove' };
  if (key === 'Escape') return { do: 'deselect' };
  if (key === 'i') return { do: 'invert' };
  if (key === 'h') return { do: 'regions' };
  if (key === '0') return { do: 'whole' };
  return TOOLS.some((t) => t.key === key) ? { do: 'tool', key } : null;
}

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
      tool.value = TOOLS.find((t) => t.key === command.key)!.tool;
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
