import { api } from '../api/client';
import { carryWritten } from './composer';
import { conversationId, setConversationId } from './conversation';
import { carryEdits } from './edits';
import { readList } from './library';
import { reread } from './reading';
import { showRoute } from './route';

let beginning: Promise<string> | null = null;

/** The conversation that is shown; a new one is made when something is done in it, not before. */
export async function conversation(): Promise<string> {
  if (conversationId.value !== null) return conversationId.value;
  beginning ??= begin();
  try {
    return await beginning;
  } finally {
    beginning = null;
  }
}

async function begin(): Promise<string> {
  const { id } = await api.begin();
  carryWritten(id);
  carryEdits(id);
  setConversationId(id);
  showRoute(id);
  await reread();
  void readList();
  return id;
}
