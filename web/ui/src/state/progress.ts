import type { ModelState, Progress } from '../api/types';

const LOADING = 'Loading the model…';

/** The step that runs, after so many that are done. */
const underWay = (steps: number, done = 0): string => `${Math.min(done + 1, steps)} of ${steps}`;

/** What a turn is at, in words. The first picture waits for the model. */
export function stageInWords(turn: Progress, model: ModelState | undefined): string {
  switch (turn.stage) {
    case 'thinking':
      return 'Thinking…';
    case 'queued':
      return turn.position ? `Waiting, ${turn.position} before this one` : 'Waiting, next in line';
    case 'loading':
      return LOADING;
    case 'checking':
      return 'Looking at the picture…';
    case 'varying':
      return turn.steps
        ? `Variations, step ${underWay(turn.steps, turn.step)}`
        : 'Drawing variations…';
    case 'drawing':
      if (turn.steps && turn.step === turn.steps) return 'Finishing the picture';
      if (turn.steps) return `Drawing, step ${underWay(turn.steps, turn.step)}`;
      return model === 'waiting' || model === 'loading' ? LOADING : 'Drawing…';
  }
}

/** Nothing is known before the first step is done. */
export function timeLeft({ step, secondsLeft: seconds }: Progress): string {
  if (!step || seconds === undefined) return '';
  if (seconds < 1) return '';
  if (seconds < 90) return `${Math.round(seconds)} s left`;
  return `${Math.round(seconds / 60)} min left`;
}
