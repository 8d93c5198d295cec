import { redrawn } from './redrawn';

/** What the studio itself opens, by the ends of the names, as browsers do not know the type of all. */
const OPENED: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  tif: 'image/tiff',
  tiff: 'image/tiff',
  bmp: 'image/bmp',
  json: 'application/json',
  zip: 'application/zip',
};

/** What some browsers read and the studio does not, by the ends of the names. */
const READ_HERE: Readonly<Record<string, string>> = {
  avif: 'image/avif',
  heic: 'image/heic',
  heif: 'image/heif',
};

const BOTH = { ...OPENED, ...READ_HERE };

/** What a person may choose from. */
export const ACCEPTED = [
  ...new Set(Object.values(BOTH)),
  ...Object.keys(BOTH).map((end) => `.${end}`),
].join(',');

const LARGEST_UPLOAD = 64 * 1024 * 1024;

/** The side of the largest canvas: the studio would make it smaller anyway. */
const LONGEST_SIDE = 4096;

/** Its media type, or undefined where it is nothing that can be opened. */
export function typeOf(file: { name: string; type: string }): string | undefined {
  const known = Object.values(BOTH).find((type) => type === file.type);
  const end = /\.([a-z]+)$/.exec(file.name.toLowerCase())?.[1] ?? '';
  return known ?? (Object.hasOwn(BOTH, end) ? BOTH[end] : undefined);
}

/** Whether it is a whole conversation; systems call the type of a zip by several names. */
export const isZip = (file: { name: string; type: string }): boolean =>
  typeOf(file) === 'application/zip';

/** Whether it shows something, and is no design and no conversation. */
export const isPicture = (file: { name: string; type: string }): boolean =>
  typeOf(file)?.startsWith('image/') === true;

/** The file as the studio opens it: what only the browser can read comes as a PNG. */
export async function openable(file: File): Promise<Blob> {
  const type = typeOf(file);
  if (type === undefined)
    throw new Error(
      `“${file.name}” is no picture that can be opened, no design file (.json) and no conversation (.zip); save it as a PNG or JPEG, and open that.`,
    );
  const here = Object.values(READ_HERE).includes(type);
  const blob = here ? await asPng(file, type) : file.slice(0, file.size, type);
  if (blob.size > LARGEST_UPLOAD) {
    const size = Math.round(blob.size / 1048576);
    throw new Error(`“${file.name}” has ${size} MB; at most 64 MB can be opened.`);
  }
  return blob;
}

async function asPng(file: File, type: string): Promise<Blob> {
  try {
    const canvas = await redrawn(file.slice(0, file.size, type), LONGEST_SIDE);
    return await canvas.convertToBlob({ type: 'image/png' });
  } catch {
    const kind = type.slice('image/'.length).toUpperCase();
    throw new Error(
      `This browser cannot read “${file.name}” (${kind}); save it as a PNG or JPEG, and open that.`,
    );
  }
}
