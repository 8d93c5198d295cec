import type { Region, Size } from '../api/types';
import { type Bitmap, bitmapWhere } from './bitmap';
import { type Copied, copied } from './copies';

/** Things on the clipboard: the edits that add them, and the size of the picture they are from. */
interface Clipping {
  canvas: Size;
  edits: { type: 'add'; entity: Copied }[];
}

export function clippingOf(things: readonly Copied[], { width, height }: Size): string {
  const edits = things.map((thing) => ({ type: 'add', entity: copied(thing) }));
  return JSON.stringify({ canvas: { width, height }, edits } as Clipping);
}

/** The things in a text; null where it is none that was copied from a studio. */
export function readClipping(text: string): { canvas: Size; things: Copied[] } | null {
  try {
    const { canvas, edits } = JSON.parse(text) as Clipping;
    const things = edits.map((edit) => edit.entity);
    const known = edits.length > 0 && edits.every((edit) => edit.type === 'add');
    const fits = known && isSize(canvas) && things.every(isThing);
    return fits ? { canvas, things: things.map(copied) } : null;
  } catch {
    return null;
  }
}

const isNumbers = (value: unknown, count: number): boolean =>
  Array.isArray(value) && value.length === count && value.every(Number.isFinite);

const isSize = ({ width, height }: Size): boolean => isNumbers([width, height], 2);

function isThing({ prompt, region }: Copied): boolean {
  return typeof prompt === 'string' && prompt.trim() !== '' && isRegion(region);
}

function isRegion(region: Region): boolean {
  if ('box' in region) return isNumbers(region.box, 4);
  if ('ellipse' in region) return isNumbers(region.ellipse, 4);
  if ('polygon' in region)
    return region.polygon.length >= 3 && region.polygon.every((point) => isNumbers(point, 2));
  return typeof region.mask === 'string' && region.mask.startsWith('data:image/png;base64,');
}

/** The same shape for a picture of another size. */
export const resampled = (bitmap: Bitmap, { width, height }: Size): Bitmap =>
  bitmapWhere(width, height, (x, y) => {
    const row = Math.floor(y * bitmap.height);
    return bitmap.bits[row * bitmap.width + Math.floor(x * bitmap.width)] === 1;
  });
