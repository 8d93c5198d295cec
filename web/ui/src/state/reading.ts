import { api, StudioError } from '../api/client';
import type { Heard } from '../api/events';
import { announceChange } from './announcements';
import { showWhole } from './camera';
import { conversationId, live, setConversationId, setLive } from './conversation';
import { dropAllDrafts } from './draft';
import { forgetSent, restoreEdits, setPurpose, settleSent } from './edits';
import { showPane } from './layout';
import { readList } from './library';
import { leaveLooking, setVaried, showVariations } from './looking';
import { forgetAllLost } from './lost';
import { complain, setNotice } from './notices';
import { caughtUp } from './recovery';
import { alive, type Live, reduced } from './reduce';
import { closeReply } from './reply';
import { showRoute } from './route';
import { forgetSaid, settleSaid } from './said';
import { select } from './selection';
import { readStudio } from './studio';
import { chooseTool } from './tool';

let buffered: Heard[] = [];
let reading = false;
let again = false;
/** The version that is being drawn, or was, until its picture is here. */
let drawn: number | null = null;

/** Opens a conversation, or null for a new one. */
export async function show(id: string | null): Promise<void> {
  if (id !== conversationId.value || live.value === null) forgetShown();
  setConversationId(id);
  showRoute(id);
  restoreEdits(id);
  if (id !== null) await reread();
}

function forgetShown(): void {
  setLive(null);
  forgetSent();
  forgetSaid();
  forgetAllLost();
  select(null);
  dropAllDrafts();
  chooseTool('select');
  leaveLooking();
  showWhole();
  showVariations(false);
  drawn = null;
  closeReply();
}

/** Reads the conversation again; events that arrive meanwhile are not lost to the older answer. */
export async function reread(): Promise<void> {
  if (reading) {
    again = true;
    return;
  }
  const id = conversationId.value;
  if (id === null) return;
  reading = true;
  buffered = [];
  try {
    const answer = await api.conversation(id);
    if (conversationId.value === id) take(alive(answer, live.value));
  } catch (error) {
    const gone = error instanceof StudioError && error.status === 404;
    const left = gone && conversationId.value === id && live.value !== null;
    if (gone && conversationId.value === id) void show(null);
    // It was there before: somebody deleted it in another window.
    if (left) setNotice('This conversation was deleted.');
    else complain(error);
  } finally {
    reading = false;
    if (again || conversationId.value !== id) {
      again = false;
      void reread();
    }
  }
}

export async function readEverything(): Promise<void> {
  await Promise.all([readStudio(), readList(), reread()]);
}

function take(answer: Live): void {
  let next = answer;
  for (const heard of buffered) {
    const result = reduced(next, heard.id, heard);
    next = result.live;
    // Where nothing was shown yet, nobody else has followed it.
    again ||= result.reread;
  }
  buffered = [];
  adopt(caughtUp(next));
}

/** What an event says of the conversation that is shown. */
export function follow(heard: Heard): void {
  if (reading) buffered.push(heard);
  if (live.value === null) return;
  const result = reduced(live.value, heard.id, heard);
  adopt(result.live);
  if (result.reread) void reread();
}

function adopt(next: Live): void {
  const before = live.value;
  setLive(next);
  settleSent(next);
  settleSaid(next);
  announceChange(before, next);
  // One was picked, or they are of a design that was left.
  if (before && next.current !== before.current) showVariations(false);
  if (next.busy?.stage === 'drawing') drawn = next.busy.version;
  if (hasPicture(next, drawn)) {
    // It shows what the design holds: there is nothing left to be named.
    setPurpose('change');
    drawn = null;
  }
  if (next.variations?.entity !== before?.variations?.entity) {
    setVaried(undefined);
  }
  if (next.busy?.stage === 'varying' && before?.busy?.stage !== 'varying') {
    // Words can ask for them too, and for those of one thing.
    showVariations(true);
    showPane('picture');
  }
}

const hasPicture = (now: Live, version: number | null): boolean =>
  now.versions.some((v) => v.number === version && v.picture !== null);
