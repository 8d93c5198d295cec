import { effect } from '@preact/signals';
import { api } from '../api/client';
import { type Heard, listen } from '../api/events';
import { announce } from './announcement';
import { connection, setConnection } from './connection';
import { conversationId, live } from './conversation';
import { pane, setLoading } from './layout';
import { lastChanged, listLater, readList } from './library';
import { setNotice } from './notices';
import { follow, readEverything, reread, show } from './reading';
import { eventsAreMissed } from './recovery';
import { setUnseen } from './reply';
import { sendAfterTurns } from './sending';
import { readStudio, setModelState, setStudio, studio } from './studio';

/** Between looks for a studio that does not answer. */
const LOOK_MS = 2_000;

/** After these the list of conversations says something else. */
const LISTED: readonly Heard['event'][] = ['began', 'designed', 'pictured', 'ended', 'listed'];

function hear(heard: Heard): void {
  if (heard.event === 'reset') {
    // Whether it was started anew, and counts its turns from one, is seen in what it says now.
    eventsAreMissed();
    void readEverything();
    return;
  }
  if (heard.event === 'model') {
    setModelState(heard.data.state);
    void readStudio();
    return;
  }
  if (heard.event === 'notkept') setNotice(heard.data.message);
  if (LISTED.includes(heard.event)) listLater();
  if (heard.data.conversation !== conversationId.value) return;
  follow(heard);
  // It may have been deleted in another window.
  if (heard.event === 'listed') void reread();
}

/** Opens what the address names, or else what was done last. */
async function arrive(wanted: string | null): Promise<void> {
  await Promise.all([readStudio(), readList()]);
  if (studio.value === null) return;
  // One whose first turn still runs is in no list.
  await show(wanted === '' ? null : (wanted ?? lastChanged.value?.id ?? null));
}

/** Whether a studio that did not answer is back. */
async function look(): Promise<void> {
  try {
    setStudio(await api.studio());
  } catch {
    return;
  }
  if (connection.value !== 'down') return;
  setConnection('up');
  void readEverything();
}

/** @param wanted the conversation that the address names; null is none, and an empty one is new */
export async function start(wanted: string | null): Promise<void> {
  await arrive(wanted);
  // By the second frame everything has its size; only then is it seen.
  requestAnimationFrame(() => requestAnimationFrame(() => setLoading(false)));
  sendAfterTurns();
  effect(() => {
    if (pane.value === 'chat') setUnseen(false);
  });
  effect(() => {
    if (connection.value !== 'down') return undefined;
    // One request may fail where the stream of events still stands.
    const timer = window.setInterval(() => void look(), LOOK_MS);
    return () => window.clearInterval(timer);
  });
  listen(live.value?.lastEvent ?? null, {
    heard: hear,
    connected: (again) => connected(again, wanted),
    lost() {
      if (connection.value === 'up') announce('The studio does not answer.');
      setConnection('down');
    },
  });
}

function connected(afterBreak: boolean, wanted: string | null): void {
  const wasDown = connection.value === 'down';
  setConnection('up');
  if (wasDown) announce('The studio is back.');
  if (studio.value === null) void arrive(wanted);
  // The studio may be another one now, with nothing of what was missed in its memory.
  else if (afterBreak || wasDown) void readEverything();
  // The model may have become ready after it was asked for and before anybody listened.
  else if (studio.value.model.state !== 'ready') void readStudio();
}
