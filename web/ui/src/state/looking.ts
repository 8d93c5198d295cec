import { state } from './signal';

/** A version that is looked at without going back to it. */
export const [lookingAt, lookAt] = state<number | null>(null);

/** Two versions beside each other, by number. */
export const [comparing, compare] = state<readonly [number, number] | null>(null);

export const [variationsShown, showVariations] = state(false);
export const [regionsShown, showRegions] = state(true);

export function leaveLooking(): void {
  lookAt(null);
  compare(null);
}
