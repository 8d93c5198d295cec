import { state } from './signal';

/** The thing in the list that the pointer is on: the canvas shows which it is. */
export const [pointedAt, pointAt] = state<string | null>(null);
