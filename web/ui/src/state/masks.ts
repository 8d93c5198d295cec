import type { Region } from '../api/types';
import type { Bitmap } from '../design/bitmap';
import type { Masks } from '../design/region';
import { state } from './signal';

const PREFIX = 'data:image/png;base64,';
/** Decoded masks are small beside pictures, but a long session makes many. */
const MOST_KEPT = 200;

const decoded = new Map<string, Bitmap>();
/** Being decoded, or no picture at all: those are not tried again. */
const asked = new Set<string>();

/** Counts up whenever a mask was decoded, so that what shows it draws again. */
const [masksDecoded, setMasksDecoded] = state(0);

export { masksDecoded };

function keep(uri: string, bitmap: Bitmap): void {
  if (decoded.size >= MOST_KEPT) decoded.delete(decoded.keys().next().value!);
  decoded.set(uri, bitmap);
}

function surface(
  width: number,
  height: number,
): { canvas: HTMLCanvasElement; context: CanvasRenderingContext2D } {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  return { canvas, context: canvas.getContext('2d', { willReadFrequently: true })! };
}

async function decode(uri: string): Promise<void> {
  const binary = atob(uri.slice(PREFIX.length));
  const bytes = Uint8Array.from(binary, (char) => char.charCodeAt(0));
  const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
  const { context } = surface(image.width, image.height);
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, image.width, image.height);
  const bits = new Uint8Array(image.width * image.height);
  for (let i = 0; i < bits.length; i++) bits[i] = data[i * 4]! >= 128 ? 1 : 0;
  keep(uri, { width: image.width, height: image.height, bits });
  asked.delete(uri);
  setMasksDecoded(masksDecoded.value + 1);
}

/** The pixels of a mask, once they are decoded. */
export async function decodedMask(uri: string): Promise<Bitmap> {
  if (!decoded.has(uri)) await decode(uri);
  return decoded.get(uri)!;
}

export const masks: Masks = {
  pixels(uri) {
    const bitmap = decoded.get(uri);
    if (!bitmap && !asked.has(uri) && uri.startsWith(PREFIX)) {
      asked.add(uri);
      decode(uri).catch(() => undefined);
    }
    return bitmap;
  },
  uri(bitmap) {
    const { canvas, context } = surface(bitmap.width, bitmap.height);
    const image = context.createImageData(bitmap.width, bitmap.height);
    for (let i = 0; i < bitmap.bits.length; i++) {
      image.data.fill(bitmap.bits[i] ? 255 : 0, i * 4, i * 4 + 3);
      image.data[i * 4 + 3] = 255;
    }
    context.putImageData(image, 0, 0);
    const uri = canvas.toDataURL('image/png');
    keep(uri, bitmap);
    return uri;
  },
};

/** Whether it is known where a region is; what shows it then draws again once it is. */
export function isDecoded(region: Region): boolean {
  void masksDecoded.value;
  return !('mask' in region) || masks.pixels(region.mask) !== undefined;
}
