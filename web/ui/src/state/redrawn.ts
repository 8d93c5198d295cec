/**
 * A picture's file as this browser reads it, made smaller where a side is longer.
 *
 * @param ground what is seen where it is transparent; without it that stays so
 */
export async function redrawn(
  file: Blob,
  longestSide: number,
  ground?: string,
): Promise<OffscreenCanvas> {
  const picture = await createImageBitmap(file);
  const scale = Math.min(1, longestSide / Math.max(picture.width, picture.height));
  const canvas = new OffscreenCanvas(
    Math.max(1, Math.round(picture.width * scale)),
    Math.max(1, Math.round(picture.height * scale)),
  );
  const paper = canvas.getContext('2d');
  if (!paper) throw new Error('no canvas');
  if (ground !== undefined) {
    paper.fillStyle = ground;
    paper.fillRect(0, 0, canvas.width, canvas.height);
  }
  paper.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  return canvas;
}
