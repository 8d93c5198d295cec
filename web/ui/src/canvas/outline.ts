import type { Region } from '../api/types';
import { type Bitmap, runs } from '../design/bitmap';
import type { Bounds } from '../design/bounds';
import type { Masks } from '../design/region';

/** What both the canvas and Konva's record of where things can be hit understand. */
export interface Pen {
  beginPath(): void;
  moveTo(x: number, y: number): void;
  lineTo(x: number, y: number): void;
  rect(x: number, y: number, width: number, height: number): void;
  closePath(): void;
}

/** Draws a region's inside, stretched over a rectangle at the origin. */
export function fillPath(
  pen: Pen,
  region: Region,
  bounds: Bounds,
  width: number,
  height: number,
  masks: Masks,
): void {
  pen.beginPath();
  const x = (fraction: number): number =>
    ((fraction - bounds.x0) / (bounds.x1 - bounds.x0)) * width;
  const y = (fraction: number): number =>
    ((fraction - bounds.y0) / (bounds.y1 - bounds.y0)) * height;
  if ('ellipse' in region) {
    for (let i = 0; i < 64; i++) {
      const angle = (i / 64) * 2 * Math.PI;
      const px = (width / 2) * (1 + Math.cos(angle));
      const py = (height / 2) * (1 + Math.sin(angle));
      if (i === 0) pen.moveTo(px, py);
      else pen.lineTo(px, py);
    }
    pen.closePath();
  } else if ('polygon' in region) {
    // The first line of a path only begins it.
    for (const [px, py] of region.polygon) pen.lineTo(x(px), y(py));
    pen.closePath();
  } else if ('mask' in region) {
    const bitmap = masks.pixels(region.mask);
    for (const [row, from, to] of bitmap ? runs(bitmap) : []) {
      const left = x(from / bitmap!.width);
      const top = y(row / bitmap!.height);
      pen.rect(left, top, x(to / bitmap!.width) - left, y((row + 1) / bitmap!.height) - top + 0.5);
    }
  } else {
    pen.rect(0, 0, width, height);
  }
}

/** Draws only the border of a free shape, pixel edge by pixel edge. */
export function maskBorder(
  pen: Pen,
  bitmap: Bitmap,
  bounds: Bounds,
  width: number,
  height: number,
): void {
  const inside = (px: number, py: number): boolean =>
    px >= 0 &&
    py >= 0 &&
    px < bitmap.width &&
    py < bitmap.height &&
    bitmap.bits[py * bitmap.width + px] === 1;
  const x = (px: number): number =>
    ((px / bitmap.width - bounds.x0) / (bounds.x1 - bounds.x0)) * width;
  const y = (py: number): number =>
    ((py / bitmap.height - bounds.y0) / (bounds.y1 - bounds.y0)) * height;
  pen.beginPath();
  for (let py = 0; py <= bitmap.height; py++) {
    for (let px = 0; px <= bitmap.width; px++) {
      if (inside(px, py) !== inside(px, py - 1)) {
        pen.moveTo(x(px), y(py));
        pen.lineTo(x(px + 1), y(py));
      }
      if (inside(px, py) !== inside(px - 1, py)) {
        pen.moveTo(x(px), y(py));
        pen.lineTo(x(px), y(py + 1));
      }
    }
  }
}
