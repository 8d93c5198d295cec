import type { Region, Size } from '../api/types';
import { clippingOf, readClipping, resampled } from '../design/clipping';
import { type Copied, copiesAside } from '../design/copies';
import { announce } from './announcement';
import { design, selectedThings } from './design';
import { add, inShort, removeSelected } from './group';
import { decodedMask, masks } from './masks';
import { complain } from './notices';

/** Puts what is selected on the clipboard; with "cut" it is removed here. */
export function copyThings(e: ClipboardEvent): void {
  const things = selectedThings.value;
  if (things.length === 0) return;
  e.clipboardData?.setData('text/plain', clippingOf(things, design.value.canvas));
  e.preventDefault();
  if (e.type === 'cut') removeSelected();
  else announce(`${inShort(things)} copied.`);
}

/** Adds the things on the clipboard, from whatever conversation they are. */
export function pasteThings(e: ClipboardEvent): void {
  const clipping = readClipping(e.clipboardData?.getData('text/plain') ?? '');
  if (clipping === null) return;
  e.preventDefault();
  paste(clipping.things, clipping.canvas).catch(complain);
}

async function paste(things: readonly Copied[], from: Size): Promise<void> {
  const fitting = await Promise.all(
    things.map(async (thing) => ({ ...thing, region: await fitted(thing.region, from) })),
  );
  add(copiesAside(fitting, design.value, masks), 'pasted');
}

/** A mask is as large as its picture. */
async function fitted(region: Region, from: Size): Promise<Region> {
  if (!('mask' in region)) return region;
  const { width, height } = design.value.canvas;
  const bitmap = await decodedMask(region.mask);
  if (from.width === width && from.height === height) return region;
  return { mask: masks.uri(resampled(bitmap, { width, height })) };
}
