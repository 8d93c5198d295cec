import type { Region, Size } from '../api/types';
import { type Bitmap, bitmapWhere, emptyBitmap } from './bitmap';
import { inPolygon, type Masks } from './region';

/** Any region as a free shape, so that brush, eraser and invert work on all of them. */
export function rasterised(region: Region, canvas: Size, masks: Masks): Bitmap {
  const { width, height } = canvas;
  if ('box' in region) {
    const [x0, y0, x1, y1] = region.box;
    return bitmapWhere(width, height, (x, y) => x >= x0 && x < x1 && y >= y0 && y < y1);
  }
  if ('ellipse' in region) {
    const [x0, y0, x1, y1] = region.ellipse;
    const rx = (x1 - x0) / 2;
    const ry = (y1 - y0) / 2;
    return bitmapWhere(
      width,
      height,
      (x, y) => ((x - x0 - rx) / rx) ** 2 + ((y - y0 - ry) / ry) ** 2 <= 1,
    );
  }
  if ('polygon' in region)
    return bitmapWhere(width, height, (x, y) => inPolygon(region.polygon, x, y));
  const bitmap = masks.pixels(region.mask);
  return bitmap ? { ...bitmap, bits: bitmap.bits.slice() } : emptyBitmap(width, height);
}
