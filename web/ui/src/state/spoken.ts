import type { Conversation } from '../api/types';
import { logOf } from './reduce';
import { tabStorage } from './storage';

/** Words that were sent, until their turn is over. */
export interface Spoken {
  said: string;
  turn: number | null;
  /** How many turns had been answered when they were said. */
  after: number;
}

/**
 * What a studio that was started anew knows nothing of: not answered since, not running and not
 * waiting. The same words said twice have to be there twice.
 */
export function lostWords(spoken: readonly Spoken[], state: Conversation): string[] {
  const since = Math.min(state.turns.length, ...spoken.map((s) => s.after));
  const known = [
    ...state.turns.slice(since).map((t) => t.said),
    ...(state.busy ? [state.busy.said] : []),
    ...state.waiting.map((w) => w.said),
  ];
  return spoken
    .map((s) => s.said)
    .filter((said) => {
      const at = known.indexOf(said);
      if (at >= 0) known.splice(at, 1);
      return at < 0;
    });
}

/** Whether a studio that was started since has answered. */
export const isRestarted = (before: string | null, now: string): boolean =>
  before !== null && logOf(before) !== logOf(now);

interface Kept {
  log: string | null;
  spoken: readonly Spoken[];
}

const place = (id: string): string => `spoken.${id}`;

/** They survive a reload: a person whose studio is gone tries that first. */
export const keptWords = {
  read(id: string): Kept {
    const kept = tabStorage.read(place(id));
    return kept === null ? { log: null, spoken: [] } : (JSON.parse(kept) as Kept);
  },

  write(id: string, kept: Kept): void {
    tabStorage.write(place(id), kept.spoken.length === 0 ? null : JSON.stringify(kept));
  },
};
