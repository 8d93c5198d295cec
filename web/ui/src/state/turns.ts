import type { TurnRecord } from '../api/types';
import { type Failure, type Live, lastIsRunning } from './reduce';

/** Whether a turn left the version as it was, made one, or went to one that was there. */
export type Outcome = 'same' | 'made' | 'went';

/** Something that stands in the chat. */
export type Line = TurnLine | { kind: 'failure'; failure: Failure };

export interface TurnLine {
  kind: 'turn';
  turn: TurnRecord;
  outcome: Outcome;
  /** The version to which it was said. */
  before: number;
  failure: Failure | undefined;
  /** How many turns before it only went to another version, too, and need no line of their own. */
  folded: number;
}

const isMereMove = (line: TurnLine): boolean => line.outcome === 'went' && !line.failure;

/** The chat up to the turn that runs. A failure stands with its turn, or by itself where none was kept. */
export function linesOf(live: Live): Line[] {
  const turns = lastIsRunning(live) ? live.turns.slice(0, -1) : live.turns;
  const running = live.busy?.turn;
  const failures = live.failures.filter((f) => f.turn !== running);
  const ofTurn = new Map<number, Failure>();
  for (const failure of failures) {
    const at = turns.findLastIndex(
      (t, i) =>
        i >= failure.after - 1 &&
        t.said === failure.said &&
        failure.version !== null &&
        t.version === failure.version,
    );
    if (at >= 0) ofTurn.set(at, failure);
  }
  const alone = failures.filter((f) => ![...ofTurn.values()].includes(f));
  const lines: Line[] = [];
  const addAlone = (from: number): void => {
    for (const failure of alone)
      if (failure.after === from) lines.push({ kind: 'failure', failure });
  };
  addAlone(0);
  // Version 0 is the empty canvas that was there before anything was said.
  let newest = 0;
  turns.forEach((turn, i) => {
    const stood = turns[i - 1]?.version ?? 0;
    const outcome = turn.version === stood ? 'same' : turn.version > newest ? 'made' : 'went';
    newest = Math.max(newest, turn.version);
    const failure = ofTurn.get(i);
    const last = lines[lines.length - 1];
    const folds = outcome === 'went' && !failure && last?.kind === 'turn' && isMereMove(last);
    if (folds) lines.pop();
    const folded = folds ? last.folded + 1 : 0;
    lines.push({ kind: 'turn', turn, outcome, before: stood, failure, folded });
    addAlone(i + 1);
  });
  for (const failure of alone)
    if (failure.after > turns.length) lines.push({ kind: 'failure', failure });
  return lines;
}
