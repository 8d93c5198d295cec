import { api, StudioError } from '../api/client';
import { listen, type Heard } from '../api/events';
import type { Busy } from '../api/types';
import { announce } from '../shell/announce';
import { restorePending, sendLater, settleSent } from './pending';
import { stageInWords } from './progress';
import { alive, isOver, reduced, type Live } from './reduce';
import { showRoute } from './route';
import * as store from './store';

/** The list of conversations may wait until a burst of events is over. */
const LIST_DELAY_MS = 400;

let buffered: Heard[] = [];
let reading = false;
let again = false;
let listTimer: number | undefined;

/** Opens a conversation, or null for a new one. */
export async function show(id: string | null): Promise<void> {
  if (id !== store.conversationId.value || store.live.value === null) {
    store.live.value = null;
    store.sent.value = [];
    store.waiting.value = [];
    store.selectedId.value = null;
    store.lookingAt.value = null;
    store.comparing.value = null;
    store.variationsShown.value = false;
    store.purpose.value = 'change';
  }
  store.conversationId.value = id;
  showRoute(id);
  restorePending(id);
  if (id !== null) await reread();
}

/** Reads the conversation again; events that arrive meanwhile are not lost to the older answer. */
export async function reread(): Promise<void> {
  if (reading) {
    again = true;
    return;
  }
  const id = store.conversationId.value;
  if (id === null) return;
  reading = true;
  buffered = [];
  try {
    const state = await api.conversation(id);
    if (store.conversationId.value === id) take(alive(state, store.live.value));
  } catch (error) {
    if (error instanceof StudioError && error.status === 404 && store.conversationId.value === id) void show(null);
    failed(error);
  } finally {
    reading = false;
    if (again || store.conversationId.value !== id) {
      again = false;
      void reread();
    }
  }
}

function take(state: Live): void {
  let next = state;
  for (const { id, event } of buffered) next = reduced(next, id, event).live;
  buffered = [];
  adopt(next);
}

function adopt(next: Live): void {
  const before = store.live.value;
  store.live.value = next;
  settleSent(next);
  store.waiting.value = store.waiting.value.filter(
    (w) => w.turn === null || (w.turn !== next.busy?.turn && !isOver(next, w.turn)),
  );
  if (next.busy && next.busy.stage !== before?.busy?.stage && next.busy.stage !== 'thinking') {
    announce(stageInWords(next.busy, store.studio.value?.model.state));
  }
  if (before?.busy && !next.busy) {
    announceEnd(next, before.busy);
    sendLater();
  }
  // One was picked, or they are of a design that was left.
  if (before && next.current !== before.current) store.variationsShown.value = false;
  if (next.busy?.stage === 'varying' && before?.busy?.stage !== 'varying') {
    // Words can ask for them too.
    store.variationsShown.value = true;
    store.pane.value = 'picture';
  }
}

function announceEnd(state: Live, { turn, reply }: Busy): void {
  const failure = state.failures.find((f) => f.turn === turn);
  announce(failure?.message ?? (reply === '' ? 'Done.' : reply));
}

function hear(heard: Heard): void {
  const { event } = heard;
  if (event.name === 'reset') {
    // The studio may count its turns anew.
    store.sent.value = [];
    store.waiting.value = [];
    if (store.live.value) store.live.value = { ...store.live.value, failures: [], over: [] };
    void readEverything();
    return;
  }
  if (event.name === 'model') {
    const known = store.studio.value;
    if (known) store.studio.value = { ...known, model: { ...known.model, state: event.data.state } };
    void readStudio();
    return;
  }
  if (event.name === 'notkept') store.notice.value = event.data.message;
  if (event.name === 'began' || event.name === 'designed' || event.name === 'pictured' || event.name === 'ended') listLater();
  if (event.data.conversation !== store.conversationId.value) return;
  if (reading) buffered.push(heard);
  const state = store.live.value;
  if (state === null) return;
  const result = reduced(state, heard.id, event);
  adopt(result.live);
  if (result.reread) void reread();
}

export async function readStudio(): Promise<void> {
  try {
    store.studio.value = await api.studio();
  } catch (error) {
    failed(error);
  }
}

export async function readList(): Promise<void> {
  try {
    store.conversations.value = await api.conversations();
  } catch (error) {
    failed(error);
  }
}

function listLater(): void {
  window.clearTimeout(listTimer);
  listTimer = window.setTimeout(() => void readList(), LIST_DELAY_MS);
}

async function readEverything(): Promise<void> {
  await Promise.all([readStudio(), readList(), reread()]);
}

/** A studio that is away shows in the banner, not once more as a message. */
function failed(error: unknown): void {
  if (error instanceof StudioError && error.status === 0) {
    store.connection.value = 'down';
    return;
  }
  store.notice.value = error instanceof Error ? error.message : String(error);
}

/** Opens what the address names, or else what was done last. */
async function arrive(wanted: string | null): Promise<void> {
  await Promise.all([readStudio(), readList()]);
  if (store.studio.value === null) return;
  const known = store.conversations.value;
  const named = known.some((c) => c.id === wanted) ? wanted : null;
  await show(wanted === null ? (known[0]?.id ?? null) : named);
}

/** @param wanted the conversation that the address names; null is none, and an empty one is new */
export async function start(wanted: string | null): Promise<void> {
  await arrive(wanted);
  // By the second frame everything has its size; only then is it seen.
  requestAnimationFrame(() => requestAnimationFrame(() => (store.loading.value = false)));
  listen(store.live.value?.lastEvent ?? null, {
    heard: hear,
    connected(afterBreak) {
      const wasDown = store.connection.value === 'down';
      store.connection.value = 'up';
      if (wasDown) announce('The studio is back.');
      if (store.studio.value === null) void arrive(wanted);
      // The studio may be another one now, with nothing of what was missed in its memory.
      else if (afterBreak || wasDown) void readEverything();
    },
    lost() {
      if (store.connection.value === 'up') announce('The studio does not answer.');
      store.connection.value = 'down';
    },
  });
}
