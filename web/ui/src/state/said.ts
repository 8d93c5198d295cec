import { live } from './conversation';
import { isOver, type Live } from './reduce';
import { state } from './signal';
import { keptWords, type Spoken } from './spoken';

/** Said, but not begun by the studio yet. */
export interface Waiting {
  key: number;
  turn: number | null;
  said: string;
}
const [waiting, setWaiting] = state<readonly Waiting[]>([]);

/** Words whose turn is not over, so that they can be said again if the studio is ended. */
const [spoken, setSpoken] = state<readonly Spoken[]>([]);

export { setSpoken, spoken, waiting };

let nextKey = 1;

/** Words that are on their way to the studio. */
export interface OnTheirWay {
  accepted(turn: number): void;
  refused(): void;
}

export function startSaying(said: string): OnTheirWay {
  const words: Spoken = { said, turn: null, after: live.value?.turns.length ?? 0 };
  const line = startWaiting(said);
  setSpoken([...spoken.value, words]);
  return {
    accepted(turn) {
      setSpoken(spoken.value.map((s) => (s === words ? { ...s, turn } : s)));
      keepSpoken();
      line.accepted(turn);
    },
    refused() {
      line.refused();
      setSpoken(spoken.value.filter((s) => s !== words));
    },
  };
}

/** What is seen to wait, and is not said again: undo, for one. */
export function startWaiting(said: string): OnTheirWay {
  const line: Waiting = { key: nextKey++, turn: null, said };
  setWaiting([...waiting.value, line]);
  return {
    accepted(turn) {
      if (live.value && hasBegun(live.value, turn)) keepWaiting((w) => w !== line);
      else setWaiting(waiting.value.map((w) => (w === line ? { ...w, turn } : w)));
    },
    refused: () => keepWaiting((w) => w !== line),
  };
}

const hasBegun = (now: Live, turn: number): boolean => now.busy?.turn === turn || isOver(now, turn);

export function keepWaiting(which: (line: Waiting) => boolean): void {
  setWaiting(waiting.value.filter(which));
}

/** Lets go of words whose turn has begun or is over. */
export function settleSaid(now: Live): void {
  keepSpoken();
  keepWaiting((w) => w.turn === null || !hasBegun(now, w.turn));
}

function keepSpoken(): void {
  const now = live.value;
  if (now === null) return;
  const under = (s: Spoken): boolean => s.turn === null || !isOver(now, s.turn);
  if (!spoken.value.every(under)) setSpoken(spoken.value.filter(under));
  keptWords.write(now.id, { log: now.lastEvent, spoken: spoken.value });
}

export function forgetSaid(): void {
  setWaiting([]);
  setSpoken([]);
}
