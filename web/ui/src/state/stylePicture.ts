import { setNotice } from './notices';
import { redrawn } from './redrawn';
import { edit } from './sending';

/** What the studio keeps of such a picture. */
const LONGEST_SIDE = 384;

/** Draws in the style of a picture, once it is read. */
export async function takeStyle(file: File): Promise<void> {
  try {
    edit({ type: 'stylePicture', image: await smallJpeg(file) });
  } catch {
    unreadable(file);
  }
}

export const unreadable = (file: File): void =>
  setNotice(`This browser cannot read “${file.name}” as a picture; save it as a PNG or JPEG.`);

export const leaveStyle = (): void => edit({ type: 'stylePicture', image: null });

/** In Base64, as small as the studio keeps it. */
export async function smallJpeg(file: File): Promise<string> {
  const canvas = await redrawn(file, LONGEST_SIDE, 'white'); // as the studio shows what is transparent
  const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.95 });
  const bytes = new Uint8Array(await blob.arrayBuffer());
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}
