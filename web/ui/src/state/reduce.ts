import { links } from '../api/client';
import type { Conversation, Progress, StudioEvent, TurnRecord } from '../api/types';

/** Why a turn did not end well, kept beside what the studio says of the conversation. */
export interface Failure {
  turn: number;
  said: string;
  version: number | null;
  /** How many turns had been answered when it failed. */
  after: number;
  message: string;
  cancelled: boolean;
}

export interface Live extends Conversation {
  failures: Failure[];
  /** Turns that are over, as far as this page heard. */
  over: readonly number[];
  /** The version whose picture is there but was not read yet. */
  arriving: number | null;
  /** What the last reply says may be said next, each a whole sentence. */
  suggestions: readonly string[];
}

export const alive = (conversation: Conversation, before: Live | null): Live => ({
  ...conversation,
  failures: before?.failures ?? [],
  over: before?.over ?? [],
  suggestions: before?.suggestions ?? [],
  arriving: null,
});

export interface Reduced {
  live: Live;
  /** Whether what the event points at has to be read again. */
  reread: boolean;
}

/**
 * An id is the name of a log and a number that grows. One of another log comes from a studio that
 * was started since.
 */
export function isLater(id: string, than: string): boolean {
  if (logOf(id) !== logOf(than)) return true;
  return id.length === than.length ? id > than : id.length > than.length;
}

export const logOf = (id: string): string => id.slice(0, id.lastIndexOf('-') + 1);

/** What an event says at once, without asking the studio. */
export function reduced(live: Live, id: string, told: StudioEvent): Reduced {
  if (id !== '' && !isLater(id, live.lastEvent)) return { live, reread: false };
  const next: Live = id === '' ? live : { ...live, lastEvent: id };
  switch (told.event) {
    case 'began':
      return {
        live: {
          ...withoutWaiting(next, told.data.turn),
          suggestions: [],
          next: [],
          busy: begun(told.data.turn, told.data.said),
        },
        // What kind of turn it is stands in the state only.
        reread: true,
      };
    case 'reply':
      return {
        live: {
          ...during(next, told.data.turn, { reply: told.data.text }),
          suggestions: told.data.suggestions ?? [],
        },
        reread: false,
      };
    case 'designed':
      return { live: during(next, told.data.turn, { version: told.data.version }), reread: true };
    case 'queued':
      return {
        live: during(next, told.data.turn, { stage: 'queued', position: told.data.position }),
        reread: false,
      };
    case 'planned': {
      const { turn, version, explanation } = told.data;
      return {
        live: during(next, turn, {
          stage: drawingStage(next),
          version,
          explanation,
        }),
        reread: false,
      };
    }
    case 'step': {
      const { turn, version, step, steps, secondsLeft, preview } = told.data;
      const progress: Partial<Progress> = {
        stage: drawingStage(next),
        version,
        step,
        steps,
        secondsLeft,
      };
      // After the last step comes the picture itself.
      if (preview && step < steps) progress.preview = links.preview(next.id, `${turn}-${step}`);
      return { live: during(next, turn, progress), reread: false };
    }
    case 'failed': {
      const { turn, message, cancelled } = told.data;
      const running = next.busy?.turn === turn ? next.busy : null;
      const failure: Failure = {
        turn,
        message,
        cancelled,
        said: running?.said ?? '',
        version: running?.version ?? null,
        after: next.turns.length,
      };
      return { live: { ...next, failures: [...next.failures, failure] }, reread: true };
    }
    case 'ended':
      return { live: ended(next, told.data.turn), reread: true };
    case 'varied':
      return {
        live: next.busy === null ? next : during(next, next.busy.turn, { stage: 'varying' }),
        reread: true,
      };
    case 'pictured':
      return { live: { ...next, arriving: told.data.version }, reread: true };
    case 'checked':
    case 'arranged':
    case 'reset':
      return { live: next, reread: true };
    case 'notkept':
    case 'listed':
    case 'model':
      return { live: next, reread: false };
  }
}

/** Variations are drawn as any picture is. */
const drawingStage = (live: Live): Progress['stage'] =>
  live.busy?.stage === 'varying' ? 'varying' : 'drawing';

function ended(live: Live, turn: number): Live {
  const rest = withoutWaiting(live, turn);
  const over = [...live.over, turn];
  if (live.busy?.turn !== turn) return { ...rest, over };
  return { ...rest, busy: null, over, turns: [...live.turns, ...answerOf(live, live.busy)] };
}

/**
 * Whether the last answered turn is the one that still runs: its answer is kept before its picture
 * is drawn.
 */
export function lastIsRunning({ turns, busy }: Live): boolean {
  const last = turns[turns.length - 1];
  if (!busy || !last || last.said !== busy.said) return false;
  return (
    (busy.version !== null && last.version === busy.version) ||
    (busy.reply !== '' && last.reply === busy.reply)
  );
}

/**
 * What was answered stays where it is until it is read as kept. An answer that changes the design
 * is kept before its picture is drawn.
 */
function answerOf(live: Live, { turn, said, reply, version }: Progress): TurnRecord[] {
  const failed = live.failures.some((failure) => failure.turn === turn);
  if (reply === '' || version !== null || failed || lastIsRunning(live)) return [];
  const number = (live.turns[live.turns.length - 1]?.number ?? 0) + 1;
  return [{ number, said, reply, version: live.current, answered: Date.now() }];
}

function withoutWaiting(live: Live, turn: number): Live {
  return { ...live, waiting: live.waiting.filter((w) => w.turn !== turn) };
}

/** Turns run in the order of their numbers, but for those that were put behind others. */
export const isOver = (live: Live, turn: number): boolean =>
  live.over.includes(turn) ||
  (live.busy !== null && live.busy.turn > turn && !live.waiting.some((w) => w.turn === turn));

function begun(turn: number, said: string): Progress {
  return { turn, said, reply: '', version: null, stage: 'thinking', preview: null };
}

/** A page that came late may hear of a turn whose beginning it missed. */
function during(live: Live, turn: number, change: Partial<Progress>): Live {
  const busy = live.busy?.turn === turn ? live.busy : begun(turn, live.busy?.said ?? '');
  return { ...live, busy: { ...busy, ...change } };
}
