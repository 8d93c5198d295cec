import type { Region } from '../api/types';
import { addedId, selectedId } from './selection';
import { state } from './signal';

/** A shape that was drawn and has no name yet. */
const [draft, setDraft] = state<Region | null>(null);
/** A picture's file, and where the page itself shows it. */
export interface Given {
  file: File;
  url: string;
}
/** The picture that comes to where the shape is. */
const [draftPicture, setDraftPicture] = state<Given | null>(null);
/** The thing that was selected when the shape was drawn: it may be meant as that thing's shape. */
const [draftFor, setDraftFor] = state<string | null>(null);

export { draft, draftFor, draftPicture };

/** What it was before each further stroke. */
let strokes: readonly Region[] = [];

/** What a shape without a name is called among the things; no thing can have this id. */
export const DRAFT_ID = '\u0000draft';

export function startDraft(region: Region, picture: Given | null = null): void {
  dropDraft();
  setDraftPicture(picture);
  setDraftFor(selectedId.value === addedId.value ? null : selectedId.value);
  setDraft(region);
}

/** Painted on, moved or stretched before it has a name. */
export function reshapeDraft(region: Region): void {
  if (draft.value) strokes = [...strokes, draft.value];
  setDraft(region);
}

/** Without its last stroke; the first one is the shape itself. */
export function undoStroke(): void {
  const before = strokes[strokes.length - 1];
  strokes = strokes.slice(0, -1);
  if (before) setDraft(before);
  else dropDraft();
}

export function dropDraft(): void {
  strokes = [];
  setDraft(null);
  setDraftFor(null);
  if (draftPicture.value) URL.revokeObjectURL(draftPicture.value.url);
  setDraftPicture(null);
}
