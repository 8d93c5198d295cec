import { expect, it } from 'vitest';
import { closeUp } from '../src/variations/closeUp';

const square = { width: 256, height: 256 };

it('shows a small thing large, with a little around it', () => {
  const part = closeUp({ x0: 0.4, y0: 0.4, x1: 0.7, y1: 0.6 }, square);
  expect(part.x1 - part.x0).toBeCloseTo(0.42);
  expect(part.y1 - part.y0).toBeCloseTo(0.42);
  expect(part.x0).toBeLessThan(0.4);
  expect(part.x1).toBeGreaterThan(0.7);
});

it('stays inside the picture', () => {
  const part = closeUp({ x0: 0, y0: 0.9, x1: 0.1, y1: 1 }, square);
  expect(part.x0).toBe(0);
  expect(part.y1).toBeCloseTo(1);
});

it('shows the whole picture where the thing fills it', () => {
  expect(closeUp({ x0: 0, y0: 0, x1: 0.9, y1: 0.9 }, { width: 256, height: 128 })).toEqual({
    x0: 0,
    y0: 0,
    x1: 1,
    y1: 1,
  });
});
