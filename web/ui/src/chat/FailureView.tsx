import { Icon } from '../controls/Icon';
import { say } from '../state/actions';
import { live } from '../state/conversation';
import { isByHand } from '../state/edits';
import type { Failure } from '../state/reduce';

/** What went wrong, and what to do: the studio's own sentence says it. */
export function FailureView({ failure }: { failure: Failure }) {
  const now = live.value;
  const known = now?.turns.some((t) => t.said === failure.said);
  const byHand = now !== null && isByHand(now.id, failure.turn);
  return (
    <div
      class={`failure${failure.cancelled ? ' cancelled' : ''}`}
      role="group"
      aria-label="What went wrong"
    >
      {!failure.cancelled && <Icon name="warn" />}
      <p>{failure.message}</p>
      {failure.said !== '' && !known && !byHand && (
        <button type="button" class="quiet" onClick={() => void say(failure.said)}>
          Say it again
        </button>
      )}
    </div>
  );
}
