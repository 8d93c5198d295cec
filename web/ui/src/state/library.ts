import { computed } from '@preact/signals';
import { api } from '../api/client';
import type { ConversationSummary } from '../api/types';
import { complain } from './notices';
import { state } from './signal';

/** The list of conversations may wait until a burst of events is over. */
const LIST_DELAY_MS = 400;
/** A search waits until the hand rests. */
const SEARCH_DELAY_MS = 150;

const [conversations, setConversations] = state<readonly ConversationSummary[]>([]);
/** What is looked for, as it is typed. */
const [searched, setSearched] = state('');
/** What was found; null until there is an answer. */
const [found, setFound] = state<readonly ConversationSummary[] | null>(null);

export { conversations, searched };

/** What the list shows; null while it is looked for. */
export const listed = computed(() =>
  searched.value.trim() === '' ? conversations.value : found.value,
);

/** What a person calls a conversation. */
export const titleOf = (c: ConversationSummary): string => c.name || c.title || 'Untitled';

/** The one that changed last, wherever it stands in the list. */
export const lastChanged = computed(() =>
  conversations.value.reduce<ConversationSummary | undefined>(
    (last, c) => (last === undefined || c.changed > last.changed ? c : last),
    undefined,
  ),
);

let listTimer: number | undefined;
let searchTimer: number | undefined;

export async function readList(): Promise<void> {
  try {
    setConversations(await api.conversations(''));
    await readFound();
  } catch (error) {
    complain(error);
  }
}

export function listLater(): void {
  window.clearTimeout(listTimer);
  listTimer = window.setTimeout(() => void readList(), LIST_DELAY_MS);
}

/** Looks for words in what was said and what was drawn; nothing shows all. */
export function search(words: string): void {
  if (words.trim() === '' || searched.value.trim() === '') setFound(null);
  setSearched(words);
  window.clearTimeout(searchTimer);
  searchTimer = window.setTimeout(() => readFound().catch(complain), SEARCH_DELAY_MS);
}

async function readFound(): Promise<void> {
  const words = searched.value;
  if (words.trim() === '') return;
  const answer = await api.conversations(words.trim());
  if (searched.value === words) setFound(answer);
}
