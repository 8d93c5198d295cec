import type { Edges, Point, Region, Size } from '../api/types';
import { type Bitmap, maskBounds, maskStretched } from './bitmap';
import type { Bounds } from './bounds';

/** Smallest side of a thing in pixels of the picture, as the studio keeps it. */
export const LEAST_SIDE = 16;

/** Turns masks, which travel as PNG, into pixels and back. */
export interface Masks {
  /** The pixels, or undefined where they are not decoded yet. */
  pixels(uri: string): Bitmap | undefined;
  uri(bitmap: Bitmap): string;
}

export const clamp = (value: number, low: number, high: number): number =>
  Math.max(low, Math.min(value, high));

/** Fractions as people would write them: 0.3, not 0.30000000000000004. */
export const tidy = (value: number): number => Math.round(value * 1e6) / 1e6;

export const edgesOf = (b: Bounds): Edges => [tidy(b.x0), tidy(b.y0), tidy(b.x1), tidy(b.y1)];

const ofEdges = ([x0, y0, x1, y1]: Edges): Bounds => ({ x0, y0, x1, y1 });

/** The smallest upright rectangle around a region, in fractions. */
export function boundsOf(region: Region, masks: Masks): Bounds {
  if ('box' in region) return ofEdges(region.box);
  if ('ellipse' in region) return ofEdges(region.ellipse);
  if ('polygon' in region) {
    const xs = region.polygon.map((p) => p[0]);
    const ys = region.polygon.map((p) => p[1]);
    return { x0: Math.min(...xs), y0: Math.min(...ys), x1: Math.max(...xs), y1: Math.max(...ys) };
  }
  const bitmap = masks.pixels(region.mask);
  return (bitmap && maskBounds(bitmap)) ?? { x0: 0, y0: 0, x1: 1, y1: 1 };
}

/** The smallest upright rectangle around all of them; there is at least one. */
export const around = (all: readonly Bounds[]): Bounds => ({
  x0: Math.min(...all.map((b) => b.x0)),
  y0: Math.min(...all.map((b) => b.y0)),
  x1: Math.max(...all.map((b) => b.x1)),
  y1: Math.max(...all.map((b) => b.y1)),
});

/** Moved, but never across the picture's border. */
export function movedWithin(b: Bounds, dx: number, dy: number): Bounds {
  const right = clamp(dx, -b.x0, 1 - b.x1);
  const down = clamp(dy, -b.y0, 1 - b.y1);
  return { x0: b.x0 + right, y0: b.y0 + down, x1: b.x1 + right, y1: b.y1 + down };
}

/** Larger or smaller, slid back inside where it would cross the picture's border. */
export function resizedWithin(
  b: Bounds,
  widthFactor: number,
  heightFactor: number,
  anchor: 'centre' | 'foot' = 'centre',
): Bounds {
  const width = Math.min(1, (b.x1 - b.x0) * widthFactor);
  const height = Math.min(1, (b.y1 - b.y0) * heightFactor);
  const top = anchor === 'foot' ? b.y1 - height : (b.y0 + b.y1) / 2 - height / 2;
  const x = clamp((b.x0 + b.x1) / 2 - width / 2, 0, 1 - width);
  const y = clamp(top, 0, 1 - height);
  return { x0: x, y0: y, x1: x + width, y1: y + height };
}

/** Cut at the picture's border, and at least as large as the studio keeps things. */
export function fitted(b: Bounds, canvas: Size): Bounds {
  const x0 = clamp(Math.min(b.x0, b.x1), 0, 1);
  const x1 = clamp(Math.max(b.x0, b.x1), 0, 1);
  const y0 = clamp(Math.min(b.y0, b.y1), 0, 1);
  const y1 = clamp(Math.max(b.y0, b.y1), 0, 1);
  const width = Math.max(x1 - x0, Math.min(1, LEAST_SIDE / canvas.width));
  const height = Math.max(y1 - y0, Math.min(1, LEAST_SIDE / canvas.height));
  const x = clamp(x0, 0, 1 - width);
  const y = clamp(y0, 0, 1 - height);
  return { x0: x, y0: y, x1: x + width, y1: y + height };
}

/** The region stretched from its own bounds to these: a move where the size is the same. */
export function stretched(region: Region, to: Bounds, masks: Masks): Region {
  if ('box' in region) return { box: edgesOf(to) };
  if ('ellipse' in region) return { ellipse: edgesOf(to) };
  const from = boundsOf(region, masks);
  if ('polygon' in region) {
    const across = (to.x1 - to.x0) / (from.x1 - from.x0 || 1);
    const down = (to.y1 - to.y0) / (from.y1 - from.y0 || 1);
    return {
      polygon: region.polygon.map(
        ([x, y]): Point => [
          tidy(to.x0 + (x - from.x0) * across),
          tidy(to.y0 + (y - from.y0) * down),
        ],
      ),
    };
  }
  const bitmap = masks.pixels(region.mask);
  return bitmap ? { mask: masks.uri(maskStretched(bitmap, to)) } : region;
}

/** Whether a point lies in a polygon (even-odd rule). */
export function inPolygon(points: readonly Point[], x: number, y: number): boolean {
  let inside = false;
  for (let i = 0, j = points.length - 1; i < points.length; j = i++) {
    const [xi, yi] = points[i]!;
    const [xj, yj] = points[j]!;
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside;
  }
  return inside;
}
