import { api, StudioError } from '../api/client';
import type { Edit } from '../api/types';
import { applied, joined } from '../design/edits';
import { masks } from '../design/maskImages';
import { back, begun, forward, stepped } from '../design/steps';
import { drafts } from './drafts';
import { allWell, complain } from './notices';
import { isOver, type Live } from './reduce';
import { tabStorage } from './storage';
import * as store from './store';
import { pictured } from './versions';

/** After the last touch; long enough to move two things and have one picture drawn. */
const REST_MS = 700;

let timer: number | undefined;
let make: () => Promise<string>;

/** How edits find the conversation they belong to; making one is up to actions.ts. */
export function sendThrough(conversation: () => Promise<string>): void {
  make = conversation;
}

/** Edits show at once; they are sent together after a rest, or before the first picture when asked. */
export function edit(...edits: Edit[]): void {
  const fitting = edits.filter(
    (e) =>
      applied(store.design.value, e, masks) !== store.design.value ||
      e.type === 'recolour' ||
      e.type === 'reseed',
  );
  if (fitting.length === 0) return;
  store.steps.value = stepped(
    store.steps.value,
    fitting.reduce((all, e) => joined(all, e, masks), store.pending.value),
  );
  keep();
  sendLater();
}

/** Takes back the last gesture that was not sent; false where there is none. */
export function takeBackLast(): boolean {
  const before = store.steps.value;
  store.steps.value = back(before);
  keep();
  sendLater();
  return store.steps.value.after !== before.after;
}

/** Does again what was taken back; false where there is nothing. */
export function doAgain(): boolean {
  const before = store.steps.value;
  store.steps.value = forward(before);
  keep();
  sendLater();
  return store.steps.value.after !== before.after;
}

/** What was taken back is of a design that is left now. */
export function forgetTakenBack(): void {
  if (store.steps.value.after.length > 0) store.steps.value = { ...store.steps.value, after: [] };
}

export function discard(): void {
  store.steps.value = begun([]);
  keep();
}

/** Whether edits go out by themselves: once there is a picture that can follow them. */
function sendsByItself(): boolean {
  const state = store.live.value;
  return (
    store.purpose.value === 'name' ||
    (state !== null && state.busy === null && pictured(state, state.current) !== undefined)
  );
}

export function sendLater(): void {
  window.clearTimeout(timer);
  if (store.pending.value.length > 0 && sendsByItself())
    timer = window.setTimeout(() => void send(), REST_MS);
}

export async function send(): Promise<void> {
  window.clearTimeout(timer);
  forgetTakenBack();
  const edits = [...store.pending.value];
  if (edits.length === 0) return;
  store.steps.value = begun([]);
  keep();
  const ticket = { turn: Number.MAX_SAFE_INTEGER, edits };
  store.sent.value = [...store.sent.value, ticket];
  try {
    const id = await make();
    const { turn } = await (store.purpose.value === 'name'
      ? api.describe(id, edits)
      : api.edit(id, edits));
    allWell();
    store.sent.value = store.sent.value.map((s) => (s === ticket ? { turn, edits } : s));
    if (store.live.value) settleSent(store.live.value);
  } catch (error) {
    store.sent.value = store.sent.value.filter((s) => s !== ticket);
    complain(error);
    // Not refused, only not taken now: nothing that was done by hand is lost.
    if (error instanceof StudioError && (error.status === 0 || error.status === 429)) {
      store.steps.value = begun([...edits, ...store.pending.value]);
      keep();
    }
  }
}

/** Edits that a studio was ended over are again what waits to be sent. */
export function takeBackSent(): void {
  const edits = store.sent.value.flatMap((s) => s.edits);
  if (edits.length === 0) return;
  store.sent.value = [];
  store.steps.value = begun([...edits, ...store.pending.value]);
  keep();
}

/** Lets go of edits that the studio's own design has by now, or that it refused. */
export function settleSent(state: Live): void {
  const settled = (turn: number): boolean =>
    isOver(state, turn) ||
    (state.busy?.turn === turn &&
      state.busy.version !== null &&
      state.versions.some((v) => v.number === state.busy!.version));
  if (store.sent.value.some((s) => settled(s.turn))) {
    store.sent.value = store.sent.value.filter((s) => !settled(s.turn));
  }
}

const place = (id: string | null): string => `pending.${id ?? 'new'}`;

function keep(): void {
  const edits = store.pending.value;
  tabStorage.write(
    place(store.conversationId.value),
    edits.length === 0 ? null : JSON.stringify(edits),
  );
}

export function restorePending(id: string | null): void {
  const kept = tabStorage.read(place(id));
  store.steps.value = begun(kept === null ? [] : (JSON.parse(kept) as Edit[]));
}

/** What was laid out before the conversation had a name goes with it. */
export function carryPending(id: string): void {
  tabStorage.write(place(null), null);
  drafts.carry(id);
  store.conversationId.value = id;
  keep();
}
