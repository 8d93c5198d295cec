import type { Size } from '../api/types';
import { clamp } from '../design/region';

interface Box extends Size {
  x: number;
  y: number;
}

/** Between a box and what belongs to it, and from the edge of the area, in pixels. */
const GAP = 10;

/** Where something of this size is near a box and hides as little of it as can be. */
export function placeBeside(box: Box, size: Size, area: Size): { left: number; top: number } {
  const left = clamp(
    box.x + (box.width - size.width) / 2,
    GAP,
    Math.max(GAP, area.width - size.width - GAP),
  );
  const top = clamp(
    box.y + (box.height - size.height) / 2,
    GAP,
    Math.max(GAP, area.height - size.height - GAP),
  );
  const below = box.y + box.height + GAP;
  const above = box.y - size.height - GAP;
  const right = box.x + box.width + GAP;
  const before = box.x - size.width - GAP;
  if (below + size.height + GAP <= area.height) return { left, top: below };
  if (above >= GAP) return { left, top: above };
  if (right + size.width + GAP <= area.width) return { left: right, top };
  if (before >= GAP) return { left: before, top };
  return { left, top: Math.max(GAP, area.height - size.height - GAP) };
}
