import { IconButton, TextButton } from '../controls/Button';
import { Grip } from '../controls/Grip';
import { cancel } from '../state/actions';
import { busy } from '../state/conversation';
import { clearQueue, movable, moveInQueue, type Queued, queue } from '../state/queue';
import { askedByHand } from './byHand';
import { Said } from './Said';

/** Where nothing runs, what is on its way to the studio is the newest line of the chat already. */
const isNewest = ({ turn }: Queued): boolean => turn === null && busy.value === null;

/** More of them scroll. */
const MOST_SEEN = 5;

export function ComingTurns() {
  return (
    <>
      {queue.value.filter(isNewest).map((each) => (
        <li key={each.key} class="turn coming">
          <Said words={each.said} />
          <p class="muted">Sending…</p>
        </li>
      ))}
    </>
  );
}

/**
 * What was said while another turn ran; until it begins it can be put elsewhere, or taken back. It
 * stands above the line where one writes, so that what grows in the chat moves none of it.
 */
export function WaitingTurns() {
  const waiting = queue.value.filter((each) => !isNewest(each));
  if (waiting.length === 0) return null;
  return (
    <div
      class={waiting.length > MOST_SEEN ? 'queue long' : 'queue'}
      role="group"
      aria-label="What waits"
    >
      <p class="muted">
        In line
        {waiting.length > 1 && (
          <TextButton icon="close" onClick={() => void clearQueue()}>
            Take all back
          </TextButton>
        )}
      </p>
      <ol aria-label="In line, the next one first">
        {waiting.map((each, i) => (
          <WaitingTurn key={each.key} queued={each} index={i} />
        ))}
      </ol>
    </div>
  );
}

function WaitingTurn({ queued: { turn, said }, index }: { queued: Queued; index: number }) {
  return (
    <li class="waiting">
      <p class="waiting-said" title={said}>
        {askedByHand(said)}
      </p>
      <span class="muted">
        {turn === null ? 'Sending…' : index === 0 ? 'Comes next' : `Number ${index + 1} in line`}
      </span>
      {turn !== null && (
        <>
          <Grip
            name={said}
            index={index}
            count={movable.value}
            onMove={(to) => void moveInQueue(turn, to)}
          />
          <IconButton label={`Take back: ${said}`} icon="close" onClick={() => void cancel(turn)} />
        </>
      )}
    </li>
  );
}
