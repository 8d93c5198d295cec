import { describe, expect, it } from 'vitest';
import {
  boundsOf,
  edgesOf,
  fitted,
  inPolygon,
  movedWithin,
  resizedWithin,
  stretched,
} from '../src/design/region';
import { drawn, lookOf, NamedMasks } from './fixtures';

const masks = new NamedMasks();

describe('bounds', () => {
  it('are the smallest rectangle around a polygon', () => {
    expect(
      boundsOf(
        {
          polygon: [
            [0.2, 0.3],
            [0.8, 0.1],
            [0.5, 0.9],
          ],
        },
        masks,
      ),
    ).toEqual({ x0: 0.2, y0: 0.1, x1: 0.8, y1: 0.9 });
  });

  it('are those of the pixels inside a mask', () => {
    const mask = masks.uri(drawn('....', '.##.', '..#.', '....'));
    expect(boundsOf({ mask }, masks)).toEqual({ x0: 0.25, y0: 0.25, x1: 0.75, y1: 0.75 });
  });

  it('are the whole picture while a mask is not decoded', () => {
    expect(boundsOf({ mask: 'unknown' }, masks)).toEqual({ x0: 0, y0: 0, x1: 1, y1: 1 });
  });
});

describe('a move', () => {
  it('stops at the border and keeps the size', () => {
    const moved = movedWithin({ x0: 0.1, y0: 0.5, x1: 0.4, y1: 0.9 }, -0.5, 0.5);
    expect(moved.x0).toBe(0);
    expect(moved.x1).toBeCloseTo(0.3);
    expect(moved.y0).toBeCloseTo(0.6);
    expect(moved.y1).toBeCloseTo(1);
  });

  it('carries the corners of a polygon along', () => {
    const region = stretched(
      {
        polygon: [
          [0, 0],
          [0.5, 0],
          [0, 0.5],
        ],
      },
      { x0: 0.5, y0: 0.25, x1: 1, y1: 0.75 },
      masks,
    );
    expect(region).toEqual({
      polygon: [
        [0.5, 0.25],
        [1, 0.25],
        [0.5, 0.75],
      ],
    });
  });

  it('carries the pixels of a mask along', () => {
    const mask = masks.uri(drawn('##..', '#...', '....', '....'));
    const region = stretched({ mask }, { x0: 0.5, y0: 0.5, x1: 1, y1: 1 }, masks);
    expect(lookOf(masks.pixels((region as { mask: string }).mask)!)).toEqual([
      '....',
      '....',
      '..##',
      '..#.',
    ]);
  });
});

describe('a change of size', () => {
  it('keeps the middle in place', () => {
    expect(edgesOf(resizedWithin({ x0: 0.4, y0: 0.4, x1: 0.6, y1: 0.6 }, 2, 2, 'centre'))).toEqual([
      0.3, 0.3, 0.7, 0.7,
    ]);
  });

  it('keeps the foot on the ground', () => {
    expect(resizedWithin({ x0: 0.4, y0: 0.4, x1: 0.6, y1: 0.8 }, 1, 0.5, 'foot').y1).toBeCloseTo(
      0.8,
    );
  });

  it('slides back inside at the border', () => {
    const b = resizedWithin({ x0: 0, y0: 0, x1: 0.5, y1: 0.5 }, 1.5, 1.5, 'centre');
    expect(b).toEqual({ x0: 0, y0: 0, x1: 0.75, y1: 0.75 });
  });
});

describe('what was drawn', () => {
  it('may be drawn from any corner', () => {
    expect(fitted({ x0: 0.8, y0: 0.9, x1: 0.2, y1: 0.1 }, { width: 256, height: 256 })).toEqual({
      x0: 0.2,
      y0: 0.1,
      x1: 0.8,
      y1: 0.9,
    });
  });

  it('is at least 16 pixels wide and inside the picture', () => {
    const b = fitted({ x0: 0.99, y0: 0.5, x1: 1.4, y1: 0.5 }, { width: 256, height: 256 });
    expect(b.x1 - b.x0).toBeCloseTo(16 / 256);
    expect(b.y1 - b.y0).toBeCloseTo(16 / 256);
    expect(b.x1).toBeCloseTo(1);
  });
});

it('tells the inside of a polygon from its outside', () => {
  const arrow = [
    [0, 0],
    [1, 0.5],
    [0, 1],
    [0.4, 0.5],
  ] as [number, number][];
  expect(inPolygon(arrow, 0.7, 0.5)).toBe(true);
  expect(inPolygon(arrow, 0.2, 0.5)).toBe(false);
});
