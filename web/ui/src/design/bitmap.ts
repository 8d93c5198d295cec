import type { Bounds } from './bounds';

/** A free shape: one byte a pixel of the picture, 1 inside and 0 outside, row by row. */
export interface Bitmap {
  readonly width: number;
  readonly height: number;
  readonly bits: Uint8Array;
}

/** A stretch of a row that lies inside: [row, first column, column after the last]. */
export type Run = readonly [row: number, from: number, to: number];

export const emptyBitmap = (width: number, height: number): Bitmap => ({
  width,
  height,
  bits: new Uint8Array(width * height),
});

/** Asks of each pixel's centre, in fractions, whether it is inside. */
export function bitmapWhere(
  width: number,
  height: number,
  inside: (x: number, y: number) => boolean,
): Bitmap {
  const bits = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (inside((x + 0.5) / width, (y + 0.5) / height)) bits[y * width + x] = 1;
    }
  }
  return { width, height, bits };
}

export const isEmpty = (bitmap: Bitmap): boolean => !bitmap.bits.includes(1);

export const inverted = (bitmap: Bitmap): Bitmap => ({
  ...bitmap,
  bits: bitmap.bits.map((bit) => 1 - bit),
});

/** A round stroke from one point to another, in pixels, put in (1) or taken out (0). */
export function stroke(
  bitmap: Bitmap,
  from: readonly [number, number],
  to: readonly [number, number],
  radius: number,
  bit: 0 | 1,
): void {
  const { width, height, bits } = bitmap;
  const [ax, ay] = from;
  const vx = to[0] - ax;
  const vy = to[1] - ay;
  const length = vx * vx + vy * vy;
  const top = Math.max(0, Math.floor(Math.min(ay, to[1]) - radius));
  const bottom = Math.min(height - 1, Math.ceil(Math.max(ay, to[1]) + radius));
  const left = Math.max(0, Math.floor(Math.min(ax, to[0]) - radius));
  const right = Math.min(width - 1, Math.ceil(Math.max(ax, to[0]) + radius));
  for (let y = top; y <= bottom; y++) {
    for (let x = left; x <= right; x++) {
      const px = x + 0.5 - ax;
      const py = y + 0.5 - ay;
      const along = length === 0 ? 0 : Math.max(0, Math.min(1, (px * vx + py * vy) / length));
      const ex = px - along * vx;
      const ey = py - along * vy;
      if (ex * ex + ey * ey <= radius * radius) bits[y * width + x] = bit;
    }
  }
}

export function runs(bitmap: Bitmap): Run[] {
  const { width, height, bits } = bitmap;
  const found: Run[] = [];
  for (let y = 0; y < height; y++) {
    let start = -1;
    for (let x = 0; x <= width; x++) {
      const inside = x < width && bits[y * width + x] === 1;
      if (inside && start < 0) start = x;
      if (!inside && start >= 0) {
        found.push([y, start, x]);
        start = -1;
      }
    }
  }
  return found;
}

/** Undefined where nothing is inside. */
export function maskBounds(bitmap: Bitmap): Bounds | undefined {
  const all = runs(bitmap);
  if (all.length === 0) return undefined;
  let left = bitmap.width;
  let right = 0;
  for (const [, from, to] of all) {
    left = Math.min(left, from);
    right = Math.max(right, to);
  }
  return {
    x0: left / bitmap.width,
    y0: all[0]![0] / bitmap.height,
    x1: right / bitmap.width,
    y1: (all[all.length - 1]![0] + 1) / bitmap.height,
  };
}

/** Each pixel takes the nearest one of the old shape; a move copies them exactly. */
export function maskStretched(bitmap: Bitmap, to: Bounds): Bitmap {
  const from = maskBounds(bitmap);
  if (!from) return bitmap;
  const source = pixelBox(from, bitmap);
  const target = pixelBox(to, bitmap);
  const bits = new Uint8Array(bitmap.bits.length);
  for (let y = 0; y < target.height; y++) {
    const oldRow = (source.y + nearest(y, target.height, source.height)) * bitmap.width;
    const row = (target.y + y) * bitmap.width;
    for (let x = 0; x < target.width; x++) {
      bits[row + target.x + x] =
        bitmap.bits[oldRow + source.x + nearest(x, target.width, source.width)]!;
    }
  }
  return { ...bitmap, bits };
}

function pixelBox(b: Bounds, { width, height }: Bitmap) {
  const x = Math.max(0, Math.min(Math.round(b.x0 * width), width - 1));
  const y = Math.max(0, Math.min(Math.round(b.y0 * height), height - 1));
  return {
    x,
    y,
    width: Math.max(1, Math.min(width, Math.round(b.x1 * width)) - x),
    height: Math.max(1, Math.min(height, Math.round(b.y1 * height)) - y),
  };
}

const nearest = (index: number, of: number, among: number): number =>
  Math.floor(((2 * index + 1) * among) / (2 * of));
