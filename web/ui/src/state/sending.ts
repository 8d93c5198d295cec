import { effect, untracked } from '@preact/signals';
import { api, StudioError } from '../api/client';
import type { Edit } from '../api/types';
import { applied, lockedAgainst } from '../design/edits';
import { conversation } from './beginning';
import { live } from './conversation';
import { design } from './design';
import {
  accepted,
  addEdits,
  postponed,
  purpose,
  refused,
  rememberByHand,
  settleSent,
  startSending,
  stepBack,
  stepForward,
} from './edits';
import { isPhone } from './layout';
import { masks } from './masks';
import { refuseNames } from './names';
import { allWell, complain, setNotice } from './notices';
import type { Live } from './reduce';
import { isSound, somethingIsSound } from './refused';
import { pictured } from './versions';

/** After the last touch; long enough to move two things and have one picture drawn. */
const REST_MS = 700;

let timer: number | undefined;

/** Edits show at once; they are sent together after a rest, or before the first picture when asked. */
export function edit(...edits: Edit[]): void {
  const locked = edits.map((e) => lockedAgainst(design.value, e)).find((thing) => thing);
  if (locked) {
    setNotice(`The ${locked.prompt} is locked and stays as it is; unlock it first.`);
    return;
  }
  const fitting = edits.filter(isOfUse);
  if (fitting.length === 0) return;
  addEdits(fitting);
  sendLater();
}

/** What a thing is painted in and what noise is drawn from do not show in the design. */
const isOfUse = (e: Edit): boolean =>
  e.type === 'recolour' || e.type === 'reseed' || applied(design.value, e, masks) !== design.value;

/** Takes back the last gesture that was not sent; false where there is none. */
export function takeBackLast(): boolean {
  const done = stepBack();
  sendLater();
  return done;
}

/** Does again what was taken back; false where there is nothing. */
export function doAgain(): boolean {
  const done = stepForward();
  sendLater();
  return done;
}

/** Whether edits go out by themselves: once there is a picture that can follow them. */
function sendsByItself(): boolean {
  if (purpose.value === 'name') return true;
  const now = live.value;
  return now !== null && now.busy === null && pictured(now, now.current) !== undefined;
}

function sendLater(): void {
  window.clearTimeout(timer);
  if (somethingIsSound() && sendsByItself()) {
    timer = window.setTimeout(() => void send(), REST_MS);
  }
}

/** What was edited while a turn ran goes out once it is over. */
export function sendAfterTurns(): void {
  let before: Live | null = null;
  effect(() => {
    const now = live.value;
    if (before?.busy && now && !now.busy) untracked(sendLater);
    before = now;
  });
}

async function asTurn(id: string, edits: Edit[]): Promise<{ turn: number }> {
  const naming = purpose.value === 'name';
  const begun = await (naming ? api.describe(id, edits) : api.edit(id, edits));
  rememberByHand(id, begun.turn);
  return begun;
}

/** Sends what waits and was not refused, as a turn of its own. */
export const send = (): Promise<number | null> => deliver(asTurn);

/** Sends also what was refused. */
export const sendAll = (): Promise<number | null> => deliver(asTurn, () => true);

/** Whether what waits was laid out before there is any picture. */
export const laidOut = (): boolean =>
  somethingIsSound() &&
  purpose.value === 'change' &&
  !live.value?.busy &&
  !live.value?.versions.some((version) => version.picture !== null);

/** Sends what waits with words that are said to it: of both there is one picture. */
export const sendSaying = (words: string): Promise<number | null> =>
  deliver((id, edits) => api.say(id, words, edits));

/** The number of the turn; null where nothing waited, or where it was refused, which is told. */
async function deliver(
  request: (id: string, edits: Edit[]) => Promise<{ turn: number }>,
  goes: (edit: Edit) => boolean = isSound,
): Promise<number | null> {
  window.clearTimeout(timer);
  const ticket = startSending(goes);
  if (ticket === null) return null;
  try {
    const { turn } = await request(await conversation(), [...ticket.edits]);
    allWell();
    accepted(ticket, turn);
    if (live.value) settleSent(live.value);
    return turn;
  } catch (error) {
    const said = error instanceof StudioError ? error : undefined;
    const names = said?.refused ?? [];
    const named = names.length > 0;
    // Not refused, only not taken now; or refused for names alone, which can be others.
    if (named || said?.status === 0 || said?.status === 429) postponed(ticket);
    else refused(ticket);
    if (named) refuseNames(names);
    // The list tells it beside the name, and what may be said instead; on a phone it is not in view.
    if (!named || isPhone()) complain(error);
    return null;
  }
}
