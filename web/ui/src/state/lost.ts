import { state } from './signal';

/** Words that the studio was ended over. Nothing is said again by itself: it may have changed. */
const [lost, setLost] = state<readonly string[]>([]);

export { lost };

/** Whether such words stand where new ones are written. */
export const [putBack, setPutBack] = state(false);

export const addLost = (words: readonly string[]): void => setLost([...lost.value, ...words]);

/** Words that nobody wants to say again, or that were. */
export const forgetLost = (index: number): void => setLost(lost.value.toSpliced(index, 1));

export function forgetAllLost(): void {
  setLost([]);
  setPutBack(false);
}
