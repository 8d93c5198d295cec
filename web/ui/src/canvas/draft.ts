import { signal } from '@preact/signals';
import type { Region } from '../api/types';

/** A shape that was drawn and has no name yet. */
export const draft = signal<Region | null>(null);

/** The thing that was selected when the shape was drawn: it may be meant as that thing's shape. */
export const draftFor = signal<string | null>(null);

/** What a shape without a name is called among the things; no thing can have this id. */
export const DRAFT_ID = '\u0000draft';

export function dropDraft(): void {
  draft.value = null;
  draftFor.value = null;
}
