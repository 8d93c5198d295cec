import type { Edit } from '../api/types';

/** What waits to be sent, with what it was before each gesture and what was taken back of it. */
export interface Steps {
  readonly before: readonly (readonly Edit[])[];
  readonly now: readonly Edit[];
  readonly after: readonly (readonly Edit[])[];
}

/** A shape that is painted is a picture of its own, so not everything is kept for ever. */
const MOST = 100;

export const begun = (now: readonly Edit[]): Steps => ({ before: [], now, after: [] });

/** One gesture further; what was taken back before it is gone. */
export function stepped(steps: Steps, now: readonly Edit[]): Steps {
  return { before: [...steps.before, steps.now].slice(-MOST), now, after: [] };
}

/** Without the last gesture. Of what a reload left, where gestures are not known, without the last edit. */
export function back({ before, now, after }: Steps): Steps {
  if (now.length === 0 && before.length === 0) return { before, now, after };
  return {
    before: before.slice(0, -1),
    now: before[before.length - 1] ?? now.slice(0, -1),
    after: [...after, now],
  };
}

export function forward({ before, now, after }: Steps): Steps {
  const next = after[after.length - 1];
  return next === undefined
    ? { before, now, after }
    : { before: [...before, now], now: next, after: after.slice(0, -1) };
}
