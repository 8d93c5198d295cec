import type { Bounds } from '../design/bounds';
import { state } from './signal';

/** Where things are while they are dragged or stretched, before they are let go. */
export const [tracked, setTracked] = state<ReadonlyMap<string, Bounds>>(new Map());
