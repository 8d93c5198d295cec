import { expect, it } from 'vitest';
import type { Point } from '../src/api/types';
import { simplified } from '../src/design/simplify';

it('keeps corners and leaves out what lies between them', () => {
  const square: Point[] = [];
  for (let i = 0; i < 10; i++) square.push([i, 0]);
  for (let i = 0; i < 10; i++) square.push([10, i]);
  for (let i = 0; i <= 10; i++) square.push([10 - i, 10]);
  expect(simplified(square, 0.5)).toEqual([
    [0, 0],
    [10, 0],
    [10, 10],
    [0, 10],
  ]);
});

it('stays within the tolerance of every point, also where a line comes back to its start', () => {
  const circle: Point[] = Array.from({ length: 400 }, (_, i) => [
    100 * Math.cos((i * Math.PI) / 200),
    100 * Math.sin((i * Math.PI) / 200),
  ]);
  const few = simplified(circle, 1);
  expect(few.length).toBeGreaterThan(12);
  expect(few.length).toBeLessThan(60);
  const loop = simplified([...circle, circle[0]!], 1);
  expect(loop.length).toBeGreaterThan(12);
  expect(simplified([[1, 2]], 1)).toEqual([[1, 2]]);
});
