import type { Size, Studio } from '../api/types';

/** Sides are multiples of this many pixels. */
export const GRID = 16;
/** In pixels; larger ones are refused. */
export const LARGEST_SIDE = 4096;
const SIDES = [256, 384, 512, 768, 1024];
const SHAPES: readonly (readonly [number, number])[] = [
  [1, 1],
  [4, 3],
  [3, 4],
  [16, 9],
  [9, 16],
];

/** Twice what a model was made for still looks like something. */
export function largestSide(model: Studio['model'] | undefined): number {
  return 2 * Math.max(model?.width ?? 512, model?.height ?? 512);
}

/** Sizes worth offering: some longest sides, each in five shapes, and the size there is. */
export function sizesFor(largest: number, now: Size): Size[] {
  const sides = SIDES.filter((side) => side <= largest);
  const all = sides.flatMap((side) =>
    SHAPES.map(([w, h]) => {
      const scale = side / Math.max(w, h);
      return { width: grid(w * scale), height: grid(h * scale) };
    }),
  );
  const known = all.some((s) => s.width === now.width && s.height === now.height);
  return known ? all : [now, ...all];
}

export const grid = (side: number): number => Math.round(side / GRID) * GRID;
