import type { Busy, ModelState } from '../api/types';
import { Icon } from '../shell/Icon';
import { cancel } from '../state/actions';
import { busy, studio } from '../state/store';

const LOADING = 'Loading the model…';

/** What a turn is at, in words. The first picture waits for the model. */
export function stageInWords(turn: Busy, model: ModelState | undefined): string {
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
      return turn.steps ? `Drawing variations, step ${turn.step ?? 0} of ${turn.steps}` : 'Drawing variations…';
    case 'drawing':
      if (turn.steps) return `Drawing, step ${turn.step ?? 0} of ${turn.steps}`;
      return model === 'waiting' || model === 'loading' ? LOADING : 'Drawing…';
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
  const words = stageInWords(turn, studio.value?.model.state);
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
