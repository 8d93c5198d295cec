import { describe, expect, it } from 'vitest';
import { placeBeside } from '../src/canvas/place';

const area = { width: 400, height: 400 };
const size = { width: 100, height: 80 };

describe('what belongs to a box', () => {
  it('is below it, in its middle', () => {
    expect(placeBeside({ x: 100, y: 100, width: 60, height: 60 }, size, area)).toEqual({
      left: 80,
      top: 170,
    });
  });

  it('is above it where there is no room below', () => {
    expect(placeBeside({ x: 100, y: 250, width: 60, height: 120 }, size, area).top).toBe(160);
  });

  it('is beside a box as high as the picture', () => {
    expect(placeBeside({ x: 20, y: 0, width: 60, height: 400 }, size, area).left).toBe(90);
    expect(placeBeside({ x: 320, y: 0, width: 60, height: 400 }, size, area).left).toBe(210);
  });

  it('stays inside the area, whatever the box', () => {
    const { left, top } = placeBeside({ x: 0, y: 0, width: 400, height: 400 }, size, area);
    expect(left).toBeGreaterThanOrEqual(10);
    expect(top + size.height).toBeLessThanOrEqual(390);
  });
});
