import { state } from './signal';

/** What a screen reader is told, politely; see App.tsx. */
export const [announcement, announce] = state('');
