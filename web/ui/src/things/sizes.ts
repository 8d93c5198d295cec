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
  const all = sides.flatMap((side) => SHAPES.map(([w, h]) => shaped(w, h, side)));
  return all.some((size) => sameSize(size, now)) ? all : [now, ...all];
}

/** A size as one would ask for it: "384 × 288 · landscape 4:3". */
export function sizeInWords(size: Size): string {
  const { width, height } = size;
  const kind = width === height ? 'square' : width > height ? 'landscape' : 'portrait';
  const shape = SHAPES.find(
    ([w, h]) => w !== h && sameSize(size, shaped(w, h, Math.max(width, height))),
  );
  return `${width} × ${height} · ${kind}${shape ? ` ${shape.join(':')}` : ''}`;
}

const sameSize = (a: Size, b: Size): boolean => a.width === b.width && a.height === b.height;

/** A shape with this longest side. */
function shaped(w: number, h: number, side: number): Size {
  const scale = side / Math.max(w, h);
  return { width: grid(w * scale), height: grid(h * scale) };
}

export const grid = (side: number): number => Math.round(side / GRID) * GRID;
