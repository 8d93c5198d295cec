import { IconButton, TextButton } from '../controls/Button';
import { Grip } from '../controls/Grip';
import { cancel } from '../state/actions';
import { clearQueue, movable, moveInQueue, type Queued, queue } from '../state/queue';
import { Said } from './Said';

/** What was said while another turn ran; until it begins it can be put elsewhere, or taken back. */
export function WaitingTurns() {
  if (queue.value.length === 0) return null;
  return (
    <li class="queue">
      <ol class="turns" aria-label="In line, the next one first">
        {queue.value.map((each, i) => (
          <WaitingTurn key={each.key} queued={each} index={i} />
        ))}
      </ol>
      {queue.value.length > 1 && (
        <TextButton icon="close" onClick={() => void clearQueue()}>
          Take all back
        </TextButton>
      )}
    </li>
  );
}

function WaitingTurn({ queued: { turn, said }, index }: { queued: Queued; index: number }) {
  return (
    <li class="turn waiting">
      <Said words={said} />
      <p class="muted waiting-line">
        {turn === null ? 'Sending…' : index === 0 ? 'Comes next' : `Number ${index + 1} in line`}
        {turn !== null && (
          <>
            <Grip
              name={said}
              index={index}
              count={movable.value}
              onMove={(to) => void moveInQueue(turn, to)}
            />
            <IconButton
              label={`Take back: ${said}`}
              icon="close"
              onClick={() => void cancel(turn)}
            />
          </>
        )}
      </p>
    </li>
  );
}
