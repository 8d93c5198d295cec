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

/** What is typed for it, and not taken yet. */
export const [draftName, setDraftName] = state('');
/** Drawn before it and without names as well; each is asked for after the one that was drawn later. */
const [unnamed, setUnnamed] = state<readonly Region[]>([]);

export { draft, draftFor, draftPicture, unnamed };

/** What it was before each further stroke. */
let strokes: readonly Region[] = [];

/** What a shape without a name is called among the things; no thing can have this id. */
export const DRAFT_ID = '\u0000draft';

/** One of those that wait for a name. */
export const unnamedId = (index: number): string => `${DRAFT_ID}${index}`;

export function startDraft(region: Region, picture: Given | null = null): void {
  if (draft.value && !draftPicture.value) setUnnamed([...unnamed.value, draft.value]);
  show(region, picture);
  setDraftFor(selectedId.value === addedId.value ? null : selectedId.value);
}

function show(region: Region | null, picture: Given | null = null): void {
  strokes = [];
  if (draftPicture.value) URL.revokeObjectURL(draftPicture.value.url);
  setDraftPicture(picture);
  setDraftFor(null);
  setDraftName('');
  setDraft(region);
}

/** Asks for one of those that wait now. */
export function takeUp(id: string): void {
  const at = unnamed.value.findIndex((_, i) => unnamedId(i) === id);
  const taken = unnamed.value[at];
  if (!taken || !draft.value || draftPicture.value) return;
  setUnnamed([...unnamed.value.toSpliced(at, 1), draft.value]);
  show(taken);
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

/** It has a name by now, or is not wanted; the one before it is asked for. */
export function dropDraft(): void {
  const before = unnamed.value[unnamed.value.length - 1] ?? null;
  setUnnamed(unnamed.value.slice(0, -1));
  show(before);
}

export function dropAllDrafts(): void {
  setUnnamed([]);
  dropDraft();
}
