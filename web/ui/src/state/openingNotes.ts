import { tabStorage } from './storage';

/** What is to know of a picture that was opened stands with it in the chat, over a reload too. */
export const keepOpeningNote = (conversation: string, note: string): void =>
  tabStorage.write(`opened.${conversation}`, note === '' ? null : note);

export const openingNote = (conversation: string): string | null =>
  tabStorage.read(`opened.${conversation}`);
