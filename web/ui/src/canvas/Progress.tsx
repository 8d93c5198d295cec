import { Icon } from '../controls/Icon';
import { cancel } from '../state/actions';
import { connection } from '../state/connection';
import { busy, stopping } from '../state/conversation';
import { stageInWords, timeLeft } from '../state/progress';
import { studio } from '../state/studio';

/** How far the turn that runs is, and a way to stop it. */
export function Progress() {
  const turn = busy.value;
  // Of a studio that does not answer nobody knows how far it is.
  if (turn === null || connection.value === 'down') return null;
  const words = stopping.value ? 'Stopping…' : stageInWords(turn, studio.value?.model.state);
  const left = stopping.value ? '' : timeLeft(turn);
  // To make the picture of what the last step leaves takes a while, too.
  const done = turn.steps ? ((turn.step ?? 0) / (turn.steps + 1)) * 100 : undefined;
  return (
    <div class="pill progress" role="group" aria-label="Progress">
      <progress aria-label={words} max={100} value={done} />
      <span class="progress-words">
        {words}
        {left && <span class="muted"> · {left}</span>}
      </span>
      <button
        type="button"
        class="text-button"
        disabled={stopping.value}
        onClick={() => void cancel()}
      >
        <Icon name="stop" size={14} /> Cancel
      </button>
    </div>
  );
}
