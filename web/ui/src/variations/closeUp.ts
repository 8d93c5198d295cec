import type { Size } from '../api/types';
import type { Bounds } from '../design/bounds';
import { clamp } from '../design/region';

/** Around a thing, as a share of its longer side. */
const AROUND = 0.2;
/** The smallest part of the picture, along each side, that is looked at. */
const LEAST = 0.3;

/** The part of a picture, in its own shape, in which a thing can be judged. */
export function closeUp({ x0, y0, x1, y1 }: Bounds, { width, height }: Size): Bounds {
  const longest = Math.max((x1 - x0) * width, (y1 - y0) * height) * (1 + 2 * AROUND);
  const share = clamp(longest / Math.min(width, height), LEAST, 1);
  const x = clamp((x0 + x1) / 2 - share / 2, 0, 1 - share);
  const y = clamp((y0 + y1) / 2 - share / 2, 0, 1 - share);
  return { x0: x, y0: y, x1: x + share, y1: y + share };
}
