import { effect } from '@preact/signals';
import { api, StudioError } from '../api/client';
import { listen, type Heard } from '../api/events';
import type { Progress } from '../api/types';
import { announce } from '../shell/announce';
import { drafts, written } from './drafts';
import { complain } from './notices';
import { restorePending, sendLater, settleSent, takeBackSent } from './pending';
import { stageInWords } from './progress';
import { alive, isOver, reduced, type Live } from './reduce';
import { showRoute } from './route';
import { isRestarted, keptWords, lostWords, type Spoken } from './spoken';
import * as store from './store';

/** The list of conversations may wait until a burst of events is over. */
const LIST_DELAY_MS = 400;
/** How long a reply shows beside the picture. */
const REPLY_MS = 12_000;
/** Between looks for a studio that does not answer. */
const LOOK_MS = 2_000;

let buffered: Heard[] = [];
let reading = false;
let again = false;
/** Some events will never be heard. */
let missed = false;
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
    store.lostWords.value = [];
    store.putBack.value = false;
    store.lastReply.value = null;
    store.spoken.value = [];
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
    if (error instanceof StudioError && error.status === 404 && store.conversationId.value === id)
      void show(null);
    complain(error);
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
  for (const heard of buffered) next = reduced(next, heard.id, heard).live;
  buffered = [];
  next = caughtUp(next);
  adopt(next);
}

/** What is to be done where the studio was ended and started anew since it was read last. */
function caughtUp(next: Live): Live {
  const before = store.live.value;
  const kept = keptWords.read(next.id);
  const spoken =
    before === null && store.spoken.value.length === 0 ? kept.spoken : store.spoken.value;
  const restarted = isRestarted(before?.lastEvent ?? kept.log, next.lastEvent);
  if (!restarted) {
    store.spoken.value = spoken;
    if (missed) {
      store.sent.value = [];
      store.waiting.value = store.waiting.value.filter((w) =>
        next.waiting.some((n) => n.turn === w.turn),
      );
    }
    missed = false;
    return next;
  }
  missed = false;
  const onTheirWay = spoken.filter((s) => s.turn === null);
  store.spoken.value = onTheirWay;
  putBack(
    lostWords(
      spoken.filter((s) => s.turn !== null),
      next,
    ),
  );
  store.waiting.value = store.waiting.value.filter((w) => w.turn === null);
  // What it kept before it was ended shows already.
  if (before !== null && before.versions.length === next.versions.length) takeBackSent();
  store.sent.value = [];
  return { ...next, failures: [], over: [] };
}

/** One sentence goes where words are written, if nothing is there; more are listed above it. */
function putBack(lost: readonly string[]): void {
  const [first] = lost;
  if (first === undefined) return;
  announce('The studio was ended before it had answered. Your words are still here.');
  if (lost.length === 1 && written.value === '') {
    written.value = first;
    drafts.write(store.conversationId.value, first);
    store.putBack.value = true;
  } else {
    store.lostWords.value = [...store.lostWords.value, ...lost];
  }
}

export function keepSpoken(): void {
  const state = store.live.value;
  if (state === null) return;
  const under = (s: Spoken): boolean => s.turn === null || !isOver(state, s.turn);
  if (!store.spoken.value.every(under)) store.spoken.value = store.spoken.value.filter(under);
  keptWords.write(state.id, { log: state.lastEvent, spoken: store.spoken.value });
}

function adopt(next: Live): void {
  const before = store.live.value;
  store.live.value = next;
  settleSent(next);
  keepSpoken();
  store.waiting.value = store.waiting.value.filter(
    (w) => w.turn === null || (w.turn !== next.busy?.turn && !isOver(next, w.turn)),
  );
  if (next.busy && next.busy.stage !== before?.busy?.stage && next.busy.stage !== 'thinking') {
    announce(stageInWords(next.busy, store.studio.value?.model.state));
  }
  const reply = next.busy?.reply ?? '';
  if (reply !== '' && reply !== before?.busy?.reply) answered(reply, false);
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

function announceEnd(state: Live, { turn, reply }: Progress): void {
  const failure = state.failures.find((f) => f.turn === turn);
  announce(failure?.message ?? (reply === '' ? 'Done.' : reply));
  if (failure !== undefined) answered(failure.message, !failure.cancelled);
}

let replyTimer: number | undefined;

/** Shows it for a while where the chat is out of sight. */
function answered(text: string, wrong: boolean): void {
  if (store.pane.value !== 'chat') store.unseen.value = true;
  store.lastReply.value = { text, failed: wrong };
  window.clearTimeout(replyTimer);
  replyTimer = window.setTimeout(() => (store.lastReply.value = null), REPLY_MS);
}

function hear(heard: Heard): void {
  if (heard.event === 'reset') {
    // Whether it was started anew, and counts its turns from one, is seen in what it says now.
    missed = true;
    void readEverything();
    return;
  }
  if (heard.event === 'model') {
    const known = store.studio.value;
    if (known)
      store.studio.value = { ...known, model: { ...known.model, state: heard.data.state } };
    void readStudio();
    return;
  }
  if (heard.event === 'notkept') store.notice.value = heard.data.message;
  if (
    heard.event === 'began' ||
    heard.event === 'designed' ||
    heard.event === 'pictured' ||
    heard.event === 'ended'
  )
    listLater();
  if (heard.data.conversation !== store.conversationId.value) return;
  if (reading) buffered.push(heard);
  const state = store.live.value;
  if (state === null) return;
  const result = reduced(state, heard.id, heard);
  adopt(result.live);
  if (result.reread) void reread();
}

export async function readStudio(): Promise<void> {
  try {
    store.studio.value = await api.studio();
  } catch (error) {
    complain(error);
  }
}

export async function readList(): Promise<void> {
  try {
    store.conversations.value = await api.conversations();
  } catch (error) {
    complain(error);
  }
}

function listLater(): void {
  window.clearTimeout(listTimer);
  listTimer = window.setTimeout(() => void readList(), LIST_DELAY_MS);
}

async function readEverything(): Promise<void> {
  await Promise.all([readStudio(), readList(), reread()]);
}

/** Opens what the address names, or else what was done last. */
async function arrive(wanted: string | null): Promise<void> {
  await Promise.all([readStudio(), readList()]);
  if (store.studio.value === null) return;
  const known = store.conversations.value;
  const named = known.some((c) => c.id === wanted) ? wanted : null;
  await show(wanted === null ? (known[0]?.id ?? null) : named);
}

async function look(): Promise<void> {
  try {
    store.studio.value = await api.studio();
  } catch {
    return;
  }
  if (store.connection.value !== 'down') return;
  store.connection.value = 'up';
  void readEverything();
}

/** @param wanted the conversation that the address names; null is none, and an empty one is new */
export async function start(wanted: string | null): Promise<void> {
  await arrive(wanted);
  // By the second frame everything has its size; only then is it seen.
  requestAnimationFrame(() => requestAnimationFrame(() => (store.loading.value = false)));
  effect(() => {
    store.pane.value === 'chat' && (store.unseen.value = false);
  });
  effect(() => {
    if (store.connection.value !== 'down') return undefined;
    // One request may fail where the stream of events still stands.
    const timer = window.setInterval(() => void look(), LOOK_MS);
    return () => window.clearInterval(timer);
  });
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
