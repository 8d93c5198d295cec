import type { Turn } from '../api/types';
import type { Failure, Live } from './reduce';

/** Something that stands in the chat. */
export type Line =
  | { kind: 'turn'; turn: Turn; before: Turn | undefined; failure: Failure | undefined }
  | { kind: 'failure'; failure: Failure };

/**
 * Whether the last answered turn is the one that still runs: its answer is kept before its picture
 * is drawn.
 */
export function lastIsRunning({ turns, busy }: Live): boolean {
  const last = turns[turns.length - 1];
  if (!busy || !last || last.said !== busy.said) return false;
  return (busy.version !== null && last.version === busy.version) || (busy.reply !== '' && last.reply === busy.reply);
}

/** The chat up to the turn that runs. A failure stands with its turn, or by itself where none was kept. */
export function linesOf(live: Live): Line[] {
  const turns = lastIsRunning(live) ? live.turns.slice(0, -1) : live.turns;
  const running = live.busy?.turn;
  const failures = live.failures.filter((f) => f.turn !== running);
  const ofTurn = new Map<number, Failure>();
  for (const failure of failures) {
    const at = turns.findLastIndex(
      (t, i) => i >= failure.after - 1 && t.said === failure.said && failure.version !== null && t.version === failure.version,
    );
    if (at >= 0) ofTurn.set(at, failure);
  }
  const alone = failures.filter((f) => ![...ofTurn.values()].includes(f));
  const lines: Line[] = [];
  const addAlone = (from: number): void => {
    for (const failure of alone) if (failure.after === from) lines.push({ kind: 'failure', failure });
  };
  addAlone(0);
  turns.forEach((turn, i) => {
    lines.push({ kind: 'turn', turn, before: turns[i - 1], failure: ofTurn.get(i) });
    addAlone(i + 1);
  });
  for (const failure of alone) if (failure.after > turns.length) lines.push({ kind: 'failure', failure });
  return lines;
}
