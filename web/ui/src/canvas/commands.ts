import type { Tool } from '../state/tool';
import { TOOLS } from './tools';

/** How far an arrow key moves, as a fraction of the picture; with Shift five times as far. */
export const STEP = 0.02;
export const LARGER = 1.1;

/** What a key does, apart from where it is typed; null is nothing. */
export type Command =
  | { do: 'move'; dx: number; dy: number }
  | { do: 'resize'; factor: number }
  | { do: 'remove' | 'deselect' | 'undo' | 'redo' | 'invert' | 'regions' | 'whole' }
  | { do: 'tool'; tool: Tool };

interface Key {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  shiftKey: boolean;
  altKey: boolean;
}

const ARROWS: Record<string, readonly [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
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
  const tool = TOOLS.find((t) => t.key === key)?.tool;
  return tool === undefined ? null : { do: 'tool', tool };
}
