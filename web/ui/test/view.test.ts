import { expect, it } from 'vitest';
import { toBounds, toFraction, toPixels, viewOf } from '../src/canvas/view';
import { panned, WHOLE, zoomedAt } from '../src/state/camera';

const area = { width: 640, height: 440 };
const canvas = { width: 256, height: 256 };

it('shows the whole picture in the middle, with room for handles', () => {
  expect(viewOf(area, canvas, WHOLE)).toEqual({ left: 120, top: 20, width: 400, height: 400 });
});

it('keeps a wide picture wide', () => {
  const view = viewOf(area, { width: 512, height: 256 }, WHOLE);
  expect(view.width / view.height).toBeCloseTo(2);
});

it('leads from fractions to pixels and back', () => {
  const view = viewOf(area, canvas, WHOLE);
  const box = toPixels(view, { x0: 0.25, y0: 0.5, x1: 0.75, y1: 1 });
  expect(box).toEqual({ x: 220, y: 220, width: 200, height: 200 });
  expect(toBounds(view, box.x, box.y, box.width, box.height)).toEqual({
    x0: 0.25,
    y0: 0.5,
    x1: 0.75,
    y1: 1,
  });
});

it('zooms around the point under the pointer', () => {
  const before = toFraction(viewOf(area, canvas, WHOLE), 250, 150);
  const after = toFraction(viewOf(area, canvas, zoomedAt(WHOLE, area, 250, 150, 2)), 250, 150);
  expect(after[0]).toBeCloseTo(before[0]);
  expect(after[1]).toBeCloseTo(before[1]);
});

it('never zooms out further than the whole picture', () => {
  expect(zoomedAt({ zoom: 2, panX: 100, panY: 0 }, area, 0, 0, 0.1)).toEqual(WHOLE);
});

it('never loses the picture by panning', () => {
  expect(panned({ zoom: 2, panX: 0, panY: 0 }, area, 10_000, -10_000)).toEqual({
    zoom: 2,
    panX: 320,
    panY: -220,
  });
});
