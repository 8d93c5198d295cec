import { announce } from './announcement';
import { write, written } from './composer';
import { live } from './conversation';
import { forgetSent, takeBackSent } from './edits';
import { addLost, setPutBack } from './lost';
import type { Live } from './reduce';
import { keepWaiting, setSpoken, spoken } from './said';
import { isRestarted, keptWords, lostWords, type Spoken } from './spoken';

/** Some events will never be heard. */
let missed = false;

export function eventsAreMissed(): void {
  missed = true;
}

/**
 * A conversation as it was read anew, once what the page knew besides is made to fit it: after
 * missed events, and where the studio was ended and started since it was read last.
 */
export function caughtUp(now: Live): Live {
  const before = live.value;
  const kept = keptWords.read(now.id);
  const words = before === null && spoken.value.length === 0 ? kept.spoken : spoken.value;
  const afterGap = missed;
  missed = false;
  if (isRestarted(before?.lastEvent ?? kept.log, now.lastEvent)) {
    return afterRestart(before, now, words);
  }
  setSpoken(words);
  if (afterGap) {
    forgetSent();
    keepWaiting((line) => now.waiting.some((w) => w.turn === line.turn));
  }
  return now;
}

function afterRestart(before: Live | null, now: Live, words: readonly Spoken[]): Live {
  const taken = words.filter((s) => s.turn !== null);
  setSpoken(words.filter((s) => s.turn === null));
  putBack(lostWords(taken, now));
  keepWaiting((line) => line.turn === null);
  // What it kept before it was ended shows already.
  if (before?.versions.length === now.versions.length) takeBackSent();
  forgetSent();
  return { ...now, failures: [], over: [] };
}

/** One sentence goes where words are written, if nothing is there; more are listed above it. */
function putBack(words: readonly string[]): void {
  const [first] = words;
  if (first === undefined) return;
  announce('The studio was ended before it had answered. Your words are still here.');
  if (words.length === 1 && written.value === '') {
    write(first);
    setPutBack(true);
  } else {
    addLost(words);
  }
}
