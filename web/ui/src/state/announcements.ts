import type { Progress } from '../api/types';
import { announce } from './announcement';
import { stageInWords } from './progress';
import type { Live } from './reduce';
import { showReply } from './reply';
import { studio } from './studio';

/** Says what has changed: to screen readers, and where the chat is out of sight. */
export function announceChange(before: Live | null, now: Live): void {
  const { busy } = now;
  if (busy && busy.stage !== before?.busy?.stage && busy.stage !== 'thinking') {
    announce(stageInWords(busy, studio.value?.model.state));
  }
  if (busy && busy.reply !== '' && busy.reply !== before?.busy?.reply) showReply(busy.reply, false);
  if (before?.busy && !busy) announceEnd(now, before.busy);
}

function announceEnd(now: Live, { turn, reply }: Progress): void {
  const failure = now.failures.find((f) => f.turn === turn);
  announce(failure?.message ?? (reply === '' ? 'Done.' : reply));
  if (failure !== undefined) showReply(failure.message, !failure.cancelled);
}
