import { IconButton } from '../controls/Button';
import { cancel } from '../state/actions';
import { live } from '../state/conversation';
import { waiting } from '../state/said';
import { Said } from './Said';

/** What was said while another turn ran; each can be taken back until it begins. */
export function WaitingTurns() {
  const kept = live.value?.waiting ?? [];
  const sending = waiting.value.filter((w) => !kept.some((k) => k.turn === w.turn));
  return (
    <>
      {kept.map((w) => (
        <WaitingTurn key={`kept-${w.turn}`} turn={w.turn} said={w.said} />
      ))}
      {sending.map((w) => (
        <WaitingTurn key={`sending-${w.key}`} turn={w.turn} said={w.said} />
      ))}
    </>
  );
}

function WaitingTurn({ turn, said }: { turn: number | null; said: string }) {
  return (
    <li class="turn waiting">
      <Said words={said} />
      <p class="muted waiting-line">
        {turn === null ? 'Sending…' : 'Comes next'}
        {turn !== null && (
          <IconButton label={`Take back: ${said}`} icon="close" onClick={() => void cancel(turn)} />
        )}
      </p>
    </li>
  );
}
