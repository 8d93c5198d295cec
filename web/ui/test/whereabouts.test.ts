import { expect, it } from 'vitest';
import { whereabouts } from '../src/design/whereabouts';
import { sizeInWords } from '../src/things/sizes';

it.each([
  [{ x0: 0.1, y0: 0.05, x1: 0.3, y1: 0.3 }, 'top left'],
  [{ x0: 0.4, y0: 0.05, x1: 0.6, y1: 0.3 }, 'top'],
  [{ x0: 0.7, y0: 0.4, x1: 0.9, y1: 0.6 }, 'right'],
  [{ x0: 0.2, y0: 0.2, x1: 0.8, y1: 0.8 }, 'middle'],
])('tells where %o is: %s', (bounds, words) => {
  expect(whereabouts(bounds)).toBe(words);
});

it.each([
  [256, 256, '256 × 256 · square'],
  [384, 288, '384 × 288 · landscape 4:3'],
  [144, 256, '144 × 256 · portrait 9:16'],
  [256, 384, '256 × 384 · portrait'],
])('calls %i × %i what it is', (width, height, words) => {
  expect(sizeInWords({ width, height })).toBe(words);
});
