import { describe, expect, it } from 'vitest';
import { type Box, linesOf, snapped } from '../src/canvas/snapping';

const room: Box = { x: 0, y: 0, width: 400, height: 400 };
const box = (x: number, y: number, width = 40, height = 20): Box => ({ x, y, width, height });

describe('a thing that is dragged', () => {
  it('meets the nearest edge or centre of others and of the picture', () => {
    const lines = linesOf([room, box(100, 300)]);
    expect(snapped(box(97, 50), lines, room)).toEqual({ dx: 3, dy: 0, guides: { x: 100 } });
    expect(snapped(box(178, 192), lines, room)).toEqual({
      dx: 2,
      dy: -2,
      guides: { x: 200, y: 200 },
    });
  });

  it('goes on freely where nothing is near', () => {
    expect(snapped(box(60, 60), linesOf([room]), room)).toEqual({ dx: 0, dy: 0, guides: {} });
  });

  it('never leaves the picture for a line', () => {
    const beyond = linesOf([box(-4, 100, 0, 0)]);
    expect(snapped(box(0, 50), beyond, room).dx).toBe(0);
  });
});
