import { computed } from '@preact/signals';
import type { Edit } from '../api/types';
import { idOf, joined } from '../design/edits';
import { back, begun, forward, type Steps, stepped } from '../design/steps';
import { conversationId } from './conversation';
import { masks } from './masks';
import { isOver, type Live } from './reduce';
import { state } from './signal';
import { tabStorage } from './storage';

/** What edits of the canvas mean: change the picture, or name what it shows already. */
export type Purpose = 'change' | 'name';
/** The conversation in which names are asked for; it survives a reload. */
const [naming, setNaming] = state(tabStorage.read('naming'));

export const purpose = computed<Purpose>(() =>
  naming.value !== null && naming.value === conversationId.value ? 'name' : 'change',
);

export function setPurpose(next: Purpose): void {
  const id = next === 'name' ? conversationId.value : null;
  setNaming(id);
  tabStorage.write('naming', id);
}

/** Made on the canvas, not sent yet, gesture by gesture. */
const [steps, setSteps] = state<Steps>(begun([]));

export { steps };
export const pending = computed<readonly Edit[]>(() => steps.value.now);

/** Edits that were sent; until they are taken on, their turn is later than all others. */
export interface Sent {
  turn: number;
  edits: readonly Edit[];
}

/** Sent, but not in a design of the studio's yet. */
const [sent, setSent] = state<readonly Sent[]>([]);

export { sent };

const place = (id: string | null): string => `pending.${id ?? 'new'}`;

/** What is not sent survives a reload. */
function step(next: Steps): void {
  setSteps(next);
  const edits = pending.value;
  const kept = edits.length === 0 ? null : JSON.stringify(edits);
  tabStorage.write(place(conversationId.value), kept);
}

/** One gesture more. */
export function addEdits(edits: readonly Edit[]): void {
  const all = edits.reduce((list, e) => joined(list, e, masks), pending.value);
  step(stepped(steps.value, all));
}

/** One gesture less; false where there is none that was not sent. */
export function stepBack(): boolean {
  const before = steps.value;
  step(back(before));
  return steps.value.after !== before.after;
}

/** Does again what was taken back; false where there is nothing. */
export function stepForward(): boolean {
  const before = steps.value;
  step(forward(before));
  return steps.value.after !== before.after;
}

/** What was taken back is of a design that is left now. */
export function forgetTakenBack(): void {
  if (steps.value.after.length > 0) setSteps({ ...steps.value, after: [] });
}

export const discard = (): void => step(begun([]));

/** Edits that wait after all, before those that were made since. */
const waitAgain = (edits: readonly Edit[]): void => step(begun([...edits, ...pending.value]));

/** Lets go of what waits to be done to one thing. */
export const discardOf = (id: string): void =>
  step(stepped(steps.value, [...pending.value.filter((edit) => idOf(edit) !== id)]));

/** Lets go of what a thing shall be called; what else waits for it stays. */
export const discardNameOf = (id: string): void =>
  step(
    stepped(steps.value, [
      ...pending.value.filter(
        (edit) => !((edit.type === 'reprompt' || edit.type === 'recolour') && edit.id === id),
      ),
    ]),
  );

/** What waits, or some of it, is on its way from here on; null where nothing is. */
export function startSending(goes: (edit: Edit) => boolean = () => true): Sent | null {
  forgetTakenBack();
  const edits = pending.value.filter(goes);
  if (edits.length === 0) return null;
  const ticket = { turn: Number.MAX_SAFE_INTEGER, edits };
  step(begun(pending.value.filter((edit) => !goes(edit))));
  setSent([...sent.value, ticket]);
  return ticket;
}

/** Turns of nothing but edits, each with its conversation: their words, said again, do no better. */
const [turnsByHand, setTurnsByHand] = state<ReadonlySet<string>>(new Set());

export const isByHand = (id: string, turn: number): boolean =>
  turnsByHand.value.has(`${id} ${turn}`);

export const rememberByHand = (id: string, turn: number): void =>
  setTurnsByHand(new Set([...turnsByHand.value, `${id} ${turn}`]));

/** The studio has taken edits on. */
export function accepted(ticket: Sent, turn: number): void {
  setSent(sent.value.map((s) => (s === ticket ? { ...ticket, turn } : s)));
}

/** The studio has refused edits for good. */
export function refused(ticket: Sent): void {
  setSent(sent.value.filter((s) => s !== ticket));
}

/** The studio could not take edits now: nothing that was done by hand is lost. */
export function postponed(ticket: Sent): void {
  refused(ticket);
  waitAgain(ticket.edits);
}

/** Edits that a studio was ended over are again what waits to be sent. */
export function takeBackSent(): void {
  const edits = sent.value.flatMap((s) => s.edits);
  if (edits.length === 0) return;
  forgetSent();
  waitAgain(edits);
}

/** The edits that were taken on last, until another turn begins. */
const [taken, setTaken] = state<Sent | null>(null);

export { taken };

/** Lets go of edits that the studio's own design has by now, or that it refused. */
export function settleSent(now: Live): void {
  const isSettled = ({ turn }: Sent): boolean =>
    isOver(now, turn) ||
    (now.busy?.turn === turn && now.versions.some((v) => v.number === now.busy?.version));
  if (now.busy && taken.value && now.busy.turn > taken.value.turn) setTaken(null);
  const settled = sent.value.findLast(isSettled);
  if (settled === undefined) return;
  setTaken(settled);
  setSent(sent.value.filter((s) => !isSettled(s)));
}

export function forgetSent(): void {
  setSent([]);
  setTaken(null);
}

export function restoreEdits(id: string | null): void {
  const kept = tabStorage.read(place(id));
  setSteps(begun(kept === null ? [] : (JSON.parse(kept) as Edit[])));
}

/** What was laid out before the conversation had a name goes with it. */
export function carryEdits(to: string): void {
  tabStorage.write(place(to), tabStorage.read(place(null)));
  tabStorage.write(place(null), null);
}
