import { state } from './signal';

/** A version that is looked at without going back to it. */
export const [lookingAt, lookAt] = state<number | null>(null);

/** Two versions beside each other, by number. */
export const [comparing, compare] = state<readonly [number, number] | null>(null);

const [variationsShown, setVariationsShown] = state(false);
/**
 * The thing of which there shall be variations; null is the whole picture, and where nobody chose
 * it is that of which there are some.
 */
export const [varied, setVaried] = state<string | null | undefined>(undefined);

export { variationsShown };

export function showVariations(shown: boolean, of?: string | null): void {
  setVariationsShown(shown);
  setVaried(of);
}
export const [regionsShown, showRegions] = state(true);

export function leaveLooking(): void {
  lookAt(null);
  compare(null);
}
