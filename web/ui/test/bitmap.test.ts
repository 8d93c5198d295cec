import { expect, it } from 'vitest';
import {
  emptyBitmap,
  inverted,
  isEmpty,
  maskBounds,
  maskStretched,
  runs,
  stroke,
} from '../src/design/bitmap';
import { rasterised } from '../src/design/raster';
import { drawn, lookOf, NamedMasks } from './fixtures';

it('lists the stretches of each row', () => {
  expect(runs(drawn('#.##', '....', '.##.'))).toEqual([
    [0, 0, 1],
    [0, 2, 4],
    [2, 1, 3],
  ]);
});

it('has no bounds where nothing is inside', () => {
  expect(maskBounds(emptyBitmap(4, 4))).toBeUndefined();
});

it('paints a stroke as wide as the brush', () => {
  const bitmap = emptyBitmap(7, 5);
  stroke(bitmap, [1.5, 2.5], [5.5, 2.5], 1, 1);
  expect(lookOf(bitmap)).toEqual(['.......', '.#####.', '#######', '.#####.', '.......']);
});

it('takes out again what the eraser touches', () => {
  const bitmap = drawn('###', '###', '###');
  stroke(bitmap, [1.5, 1.5], [1.5, 1.5], 0.9, 0);
  expect(lookOf(bitmap)).toEqual(['###', '#.#', '###']);
});

it('paints nothing outside the picture', () => {
  const bitmap = emptyBitmap(3, 3);
  stroke(bitmap, [-10, -10], [-9, -10], 2, 1);
  expect(isEmpty(bitmap)).toBe(true);
});

it('turns a shape inside out', () => {
  expect(lookOf(inverted(drawn('#.', '.#')))).toEqual(['.#', '#.']);
});

it('makes a shape twice as large', () => {
  expect(
    lookOf(
      maskStretched(drawn('#...', '....', '....', '....'), { x0: 0, y0: 0, x1: 0.5, y1: 0.5 }),
    ),
  ).toEqual(['##..', '##..', '....', '....']);
});

it('turns every kind of region into pixels whose centres are inside', () => {
  const canvas = { width: 4, height: 4 };
  const masks = new NamedMasks();
  expect(lookOf(rasterised({ box: [0.25, 0, 0.75, 0.5] }, canvas, masks))).toEqual([
    '.##.',
    '.##.',
    '....',
    '....',
  ]);
  expect(lookOf(rasterised({ ellipse: [0, 0, 1, 1] }, canvas, masks))).toEqual([
    '.##.',
    '####',
    '####',
    '.##.',
  ]);
  expect(
    lookOf(
      rasterised(
        {
          polygon: [
            [0, 0],
            [1, 0],
            [0, 1],
          ],
        },
        canvas,
        masks,
      ),
    ),
  ).toEqual(['###.', '##..', '#...', '....']);
});

it('does not paint on the mask it started from', () => {
  const masks = new NamedMasks();
  const mask = masks.uri(drawn('#.', '..'));
  const copy = rasterised({ mask }, { width: 2, height: 2 }, masks);
  copy.bits.fill(1);
  expect(lookOf(masks.pixels(mask)!)).toEqual(['#.', '..']);
});
