import { api } from '../api/client';
import type { Edges } from '../api/types';
import { boundsOf, edgesOf, fitted } from '../design/region';
import { act, open, say } from './actions';
import { announce } from './announcement';
import { goToComposer } from './composer';
import { live, shownVersion } from './conversation';
import { design } from './design';
import { draft, draftPicture, dropDraft, type Given, startDraft } from './draft';
import { isPicture, openable } from './files';
import { showPane } from './layout';
import { masks } from './masks';
import { allWell, complain } from './notices';
import { state } from './signal';
import { studio } from './studio';
import { smallJpeg, unreadable } from './stylePicture';
import { chooseTool } from './tool';

/** A picture of which nobody has said what it is for. */
const [attached, setAttached] = state<Given | null>(null);

export { attached };

/** How much of the picture one that is put in takes at first, either way. */
const SHARE = 0.4;

/** Takes a file: into the next sentence where it may be meant for what is there, or opens it. */
export function attach(file: File): void {
  // One that was drawn, and is only not read yet, is there as well.
  const there = shownVersion.value !== undefined || typeof live.value?.arriving === 'number';
  if (!isPicture(file) || !there) {
    void open(file);
    return;
  }
  detach();
  setAttached({ file, url: URL.createObjectURL(file) });
  goToComposer();
  announce(`${file.name} is attached. Say what it is for, or choose.`);
}

export function detach(): void {
  if (attached.value) URL.revokeObjectURL(attached.value.url);
  setAttached(null);
}

export function openAttached(): void {
  const given = attached.value;
  detach();
  if (given) void open(given.file);
}

/** What the sentence says of it; false where it says nothing of it, and is said as any other. */
export function isAbout(words: string): boolean {
  if (attached.value === null) return false;
  if (/^(?:please )?open\b/i.test(words)) openAttached();
  else if (/\bstyle\b/i.test(words) || studio.value?.mllm.configured) void sayWithAttached(words);
  else if (/^(?:please )?(?:put|place|add|insert|paste) (?:it|this|that)\b/i.test(words))
    void insertAttached();
  else return false;
  return true;
}

export const styleAsAttached = (): Promise<void> => sayWithAttached('in this style');

/** The studio finds out what is to be in its style, and says so where its model draws in none. */
async function sayWithAttached(words: string): Promise<void> {
  const given = attached.value;
  if (given === null) return;
  try {
    const picture = await smallJpeg(given.file);
    detach();
    await say(words, picture);
  } catch {
    unreadable(given.file);
  }
}

/** Asks where it comes and what it shows; then it is put in. */
export async function insertAttached(): Promise<void> {
  const given = attached.value;
  if (given === null) return;
  try {
    const picture = await createImageBitmap(await openable(given.file));
    const box = middle(picture.width / picture.height);
    picture.close();
    chooseTool('select');
    startDraft({ box }, given);
    setAttached(null);
    showPane('picture');
    allWell();
  } catch (error) {
    complain(error);
  }
}

function middle(proportion: number): Edges {
  const { width, height } = design.value.canvas;
  const wide = proportion * (height / width);
  const across = wide > 1 ? SHARE : SHARE * wide;
  const down = wide > 1 ? SHARE / wide : SHARE;
  const whole = {
    x0: 0.5 - across / 2,
    y0: 0.5 - down / 2,
    x1: 0.5 + across / 2,
    y1: 0.5 + down / 2,
  };
  return edgesOf(fitted(whole, design.value.canvas));
}

/** Puts in the picture whose place was chosen. */
export async function insert(thing: string): Promise<void> {
  const given = draftPicture.value;
  const region = draft.value;
  if (given === null || region === null) return;
  const box = edgesOf(boundsOf(region, masks));
  dropDraft();
  try {
    const file = await openable(given.file);
    await act((id) => api.insert(id, file, given.file.name, thing, box));
  } catch (error) {
    complain(error);
  }
}
