import type { Busy } from '../api/types';
import { Icon } from '../shell/Icon';
import { cancel } from '../state/actions';
import { busy } from '../state/store';

/** What a turn is at, in words. */
export function stageInWords(turn: Busy): string {
  switch (turn.stage) {
    case 'thinking':
      return 'Thinking…';
    case 'queued':
      return turn.position ? `Waiting, ${turn.position} before this one` : 'Waiting, next in line';
    case 'loading':
      return 'Loading the model…';
    case 'checking':
      return 'Looking at the picture…';
    case 'varying':
      return turn.steps ? `Drawing variations, step ${turn.step ?? 0} of ${turn.steps}` : 'Drawing variations…';
    case 'drawing':
      return turn.steps ? `Drawing, step ${turn.step ?? 0} of ${turn.steps}` : 'Drawing…';
  }
}

/** Nothing is known before the first step is done. */
export function timeLeft({ step, secondsLeft: seconds }: Busy): string {
  if (!step || seconds === null || seconds === undefined) return '';
  if (seconds < 1) return 'almost done';
  if (seconds < 90) return `${Math.round(seconds)} s left`;
  return `${Math.round(seconds / 60)} min left`;
}

/** How far the turn that runs is, and a way to stop it. */
export function Progress() {
  const turn = busy.value;
  if (turn === null) return null;
  const words = stageInWords(turn);
  const left = timeLeft(turn);
  const done = turn.steps ? ((turn.step ?? 0) / turn.steps) * 100 : undefined;
  return (
    <div class="pill progress" role="group" aria-label="Progress">
      <progress aria-label={words} max={100} value={done} />
      <span class="progress-words">
        {words}
        {left && <span class="muted"> · {left}</span>}
      </span>
      <button type="button" class="text-button" onClick={() => void cancel()}>
        <Icon name="stop" size={14} /> Cancel
      </button>
    </div>
  );
}
