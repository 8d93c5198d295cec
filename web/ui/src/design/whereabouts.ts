import type { Bounds } from './bounds';

/** Whatever has its middle nearer to a border than this is at that border. */
const EDGE = 0.36;

const side = (from: number, to: number, low: string, high: string): string => {
  const middle = (from + to) / 2;
  return middle < EDGE ? low : middle > 1 - EDGE ? high : '';
};

/** Where in the picture something is, in a word or two: "top left", "right", "middle". */
export function whereabouts({ x0, y0, x1, y1 }: Bounds): string {
  const words = [side(y0, y1, 'top', 'bottom'), side(x0, x1, 'left', 'right')].filter(Boolean);
  return words.join(' ') || 'middle';
}
