import { IconButton, TextButton } from '../controls/Button';
import { cancel, cancelWaiting } from '../state/actions';
import { live } from '../state/conversation';
import { waiting } from '../state/said';
import { Said } from './Said';

/** What was said while another turn ran; each can be taken back until it begins. */
export function WaitingTurns() {
  const kept = live.value?.waiting ?? [];
  const sending = waiting.value.filter((w) => !kept.some((k) => k.turn === w.turn));
  return (
    <>
      {kept.map((w, i) => (
        <WaitingTurn key={`kept-${w.turn}`} turn={w.turn} said={w.said} place={i + 1} />
      ))}
      {sending.map((w, i) => (
        <WaitingTurn
          key={`sending-${w.key}`}
          turn={w.turn}
          said={w.said}
          place={kept.length + i + 1}
        />
      ))}
      {kept.length + sending.length > 1 && (
        <li class="waiting-all">
          <TextButton icon="close" onClick={() => void cancelWaiting()}>
            Take all back
          </TextButton>
        </li>
      )}
    </>
  );
}

interface Properties {
  turn: number | null;
  said: string;
  /** 1 is what comes next. */
  place: number;
}

function WaitingTurn({ turn, said, place }: Properties) {
  return (
    <li class="turn waiting">
      <Said words={said} />
      <p class="muted waiting-line">
        {turn === null ? 'Sending…' : place === 1 ? 'Comes next' : `Number ${place} in line`}
        {turn !== null && (
          <IconButton label={`Take back: ${said}`} icon="close" onClick={() => void cancel(turn)} />
        )}
      </p>
    </li>
  );
}
