import { signal } from '@preact/signals';
import { tabStorage } from './storage';

/** What stands in the line now. */
export const written = signal('');

const place = (conversation: string | null): string => `words.${conversation ?? 'new'}`;

/** Words that were written and not sent; each conversation has its own, and they survive a reload. */
export const drafts = {
  read: (conversation: string | null): string => tabStorage.read(place(conversation)) ?? '',

  write: (conversation: string | null, words: string): void =>
    tabStorage.write(place(conversation), words === '' ? null : words),

  /** What was written before the conversation had a name goes with it. */
  carry(to: string): void {
    drafts.write(to, drafts.read(null));
    drafts.write(null, '');
  },
};
