import { api } from '../api/client';
import type { ConversationSummary } from '../api/types';
import { startNew } from './actions';
import { announce } from './announcement';
import { conversationId } from './conversation';
import { readList, titleOf } from './library';
import { allWell, complain } from './notices';
import { show } from './reading';
import { state } from './signal';

/** As long as the studio can restore it. */
const UNDO_MS = 10 * 60_000;

/** Conversations that can be restored, the last one last. */
const [deleted, setDeleted] = state<readonly ConversationSummary[]>([]);

export { deleted };

async function change(done: () => Promise<unknown>, said: string): Promise<void> {
  try {
    await done();
    allWell();
    announce(said);
    await readList();
  } catch (error) {
    complain(error);
  }
}

/** An empty name lets it be called by what it shows. */
export const rename = (c: ConversationSummary, name: string): Promise<void> =>
  change(() => api.change(c.id, { name }), 'Renamed.');

export const pin = (c: ConversationSummary, pinned: boolean): Promise<void> =>
  change(() => api.change(c.id, { pinned }), pinned ? 'Pinned.' : 'No longer pinned.');

/** The copy is shown at once: it is there to be changed. */
export const duplicate = (c: ConversationSummary): Promise<void> =>
  change(async () => show((await api.duplicate(c.id)).id), `This is a copy of ${titleOf(c)}.`);

export async function remove(c: ConversationSummary): Promise<void> {
  // Left before it is gone, so that nobody reads it again.
  if (conversationId.value === c.id) startNew();
  await change(
    async () => {
      await api.delete(c.id);
      setDeleted([...deleted.value, c]);
      window.setTimeout(() => forget(c), UNDO_MS);
    },
    `Deleted ${titleOf(c)}. It can be undone.`,
  );
}

/** Brings back what was deleted, and shows it. */
export const restore = (c: ConversationSummary): Promise<void> =>
  change(
    async () => {
      forget(c);
      await api.restore(c.id);
      await show(c.id);
    },
    `${titleOf(c)} is back.`,
  );

const forget = (c: ConversationSummary): void =>
  setDeleted(deleted.value.filter((d) => d.id !== c.id));
