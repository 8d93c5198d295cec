import { signal } from '@preact/signals';
import type { Region } from '../api/types';

/** A shape that was drawn and has no name yet. */
export const draft = signal<Region | null>(null);
/** What it was before each further stroke. */
let strokes: readonly Region[] = [];

/** The thing that was selected when the shape was drawn: it may be meant as that thing's shape. */
export const draftFor = signal<string | null>(null);

/** What a shape without a name is called among the things; no thing can have this id. */
export const DRAFT_ID = '\u0000draft';

/** Painted on, moved or stretched before it has a name. */
export function reshapeDraft(region: Region): void {
  if (draft.value) strokes = [...strokes, draft.value];
  draft.value = region;
}

/** Without its last stroke; the first one is the shape itself. */
export function undoStroke(): void {
  const before = strokes[strokes.length - 1];
  strokes = strokes.slice(0, -1);
  if (before) draft.value = before;
  else dropDraft();
}

export function dropDraft(): void {
  strokes = [];
  draft.value = null;
  draftFor.value = null;
}
