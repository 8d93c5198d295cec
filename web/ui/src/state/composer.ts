import { conversationId } from './conversation';
import { showPane } from './layout';
import { state } from './signal';
import { tabStorage } from './storage';

/** What stands in the line now. */
const [written, setWritten] = state('');

export { written };

const place = (conversation: string | null): string => `words.${conversation ?? 'new'}`;

const read = (conversation: string | null): string => tabStorage.read(place(conversation)) ?? '';

const keep = (conversation: string | null, words: string): void =>
  tabStorage.write(place(conversation), words === '' ? null : words);

/** Words that are not sent survive a reload; each conversation has its own. */
export function write(words: string): void {
  setWritten(words);
  // The one of this moment: it may have got its name while other words were on their way.
  keep(conversationId.value, words);
}

/** Brings the line in view, and the next key into it. */
export function goToComposer(): void {
  showPane('chat');
  document.getElementById('composer')?.focus();
}

export const restoreWritten = (conversation: string | null): void => setWritten(read(conversation));

/** What was written before the conversation had a name goes with it. */
export function carryWritten(to: string): void {
  keep(to, read(null));
  keep(null, '');
}
