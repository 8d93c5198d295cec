import { api } from '../api/client';
import { announce } from '../shell/announce';
import { allWell, complain } from './notices';
import { carryPending, forgetTakenBack, send, sendThrough } from './pending';
import { isOver } from './reduce';
import { showRoute } from './route';
import * as store from './store';
import { keepSpoken, readList, reread, show } from './sync';
import { undosTo } from './versions';

let beginning: Promise<string> | null = null;
let nextKey = 1;

/** The conversation that is shown; a new one is made when something is done in it, not before. */
export async function conversation(): Promise<string> {
  const known = store.conversationId.value;
  if (known !== null) return known;
  beginning ??= api.begin().then(async ({ id }) => {
    carryPending(id);
    showRoute(id);
    await reread();
    void readList();
    return id;
  });
  try {
    return await beginning;
  } finally {
    beginning = null;
  }
}

sendThrough(conversation);

/** Says words; what was edited on the canvas before goes first. False where it could not be sent. */
export async function say(words: string): Promise<boolean> {
  const key = nextKey++;
  store.waiting.value = [...store.waiting.value, { key, turn: null, said: words }];
  const spoken = { said: words, turn: null, after: store.live.value?.turns.length ?? 0 };
  store.spoken.value = [...store.spoken.value, spoken];
  leaveLooking();
  try {
    await send();
    const id = await conversation();
    const { turn } = await api.say(id, words);
    allWell();
    store.spoken.value = store.spoken.value.map((s) => (s === spoken ? { ...s, turn } : s));
    keepSpoken();
    const state = store.live.value;
    const begun = state !== null && (state.busy?.turn === turn || isOver(state, turn));
    store.waiting.value = begun
      ? store.waiting.value.filter((w) => w.key !== key)
      : store.waiting.value.map((w) => (w.key === key ? { ...w, turn } : w));
    return true;
  } catch (error) {
    store.waiting.value = store.waiting.value.filter((w) => w.key !== key);
    store.spoken.value = store.spoken.value.filter((s) => s !== spoken);
    complain(error);
    return false;
  }
}

export function leaveLooking(): void {
  store.lookingAt.value = null;
  store.comparing.value = null;
}

/** A turn without words. */
async function act(begin: (id: string) => Promise<unknown>): Promise<void> {
  leaveLooking();
  forgetTakenBack();
  try {
    await begin(await conversation());
    allWell();
  } catch (error) {
    complain(error);
  }
}

export const undo = (versions = 1): Promise<void> => act((id) => api.undo(id, versions));
export const redo = (): Promise<void> => act((id) => api.redo(id, 1));
export const fork = (version: number): Promise<void> => act((id) => api.fork(id, version));
export const check = (): Promise<void> => act((id) => api.check(id));

/** Back to a version: by undo where it lies behind, so that redo leads forward again. */
export function goTo(version: number): Promise<void> {
  const steps = store.live.value ? undosTo(store.live.value, version) : undefined;
  return steps === undefined ? fork(version) : undo(steps);
}

/** Draws what is laid out: what waits to be sent, or else the design as it is. */
export async function draw(): Promise<void> {
  if (store.pending.value.length > 0) {
    leaveLooking();
    await send();
  } else {
    await act((id) => api.draw(id));
  }
}

export async function vary(number: number, entity: string | null): Promise<void> {
  store.variationsShown.value = true;
  await act((id) => api.vary(id, number, entity));
}

export async function pick(n: number): Promise<void> {
  store.variationsShown.value = false;
  await act((id) => api.pick(id, n));
}

/** Words that the studio was ended over, and that nobody wants to say again. */
export function forgetLost(index: number): void {
  store.lostWords.value = store.lostWords.value.toSpliced(index, 1);
}

/** Ends the turn that runs, or one that waits. */
export async function cancel(waiting: number | null = null): Promise<void> {
  const id = store.conversationId.value;
  if (id === null) return;
  if (waiting === null) store.stopped.value = store.busy.value?.turn ?? null;
  try {
    await api.cancel(id, waiting);
    announce(waiting === null ? 'Stopping.' : 'Taken back.');
  } catch (error) {
    store.stopped.value = null;
    complain(error);
  }
}

const LARGEST_UPLOAD = 64 * 1024 * 1024;

/** Opens a picture or a design. Where nobody knows what it shows, the canvas asks for names. */
export async function open(file: File): Promise<void> {
  const type = file.type !== '' ? file.type : file.name.endsWith('.json') ? 'application/json' : '';
  if (!['image/png', 'image/jpeg', 'image/gif', 'application/json'].includes(type)) {
    store.notice.value = `“${file.name}” is no PNG, JPEG, GIF or design file (.json); choose one of those.`;
    return;
  }
  if (file.size > LARGEST_UPLOAD) {
    store.notice.value = `“${file.name}” has ${Math.round(file.size / 1048576)} MB; at most 64 MB can be opened.`;
    return;
  }
  try {
    const opened = await api.open(file.slice(0, file.size, type), file.name);
    allWell();
    await Promise.all([readList(), show(opened.id)]);
    store.pane.value = 'picture';
    if (!opened.grounded) store.purpose.value = 'name';
    else if (opened.note) store.notice.value = opened.note;
    announce(`Opened ${file.name}.`);
  } catch (error) {
    complain(error);
  }
}

export function startNew(): void {
  void show(null);
  store.pane.value = 'chat';
  document.getElementById('composer')?.focus();
}
