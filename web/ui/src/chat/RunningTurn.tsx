import type { Progress } from '../api/types';
import { connection } from '../state/connection';
import { stopping } from '../state/conversation';
import { sent } from '../state/edits';
import { stageInWords, timeLeft } from '../state/progress';
import { studio } from '../state/studio';
import { Markdown } from './Markdown';
import { Said } from './Said';

/** The turn that runs now: its reply grows as it comes. */
export function RunningTurn({ turn }: { turn: Progress }) {
  const spoken = turn.reply !== '' || !sent.value.some((s) => s.turn === turn.turn);
  const away = connection.value === 'down';
  const left = away || stopping.value ? '' : timeLeft(turn);
  const words = away
    ? 'Waiting for the studio'
    : stopping.value
      ? 'Stopping…'
      : stageInWords(turn, studio.value?.model.state);
  return (
    <li class="turn running" aria-busy="true">
      {spoken ? <Said words={turn.said} /> : turn.said !== '' && <p class="done">{turn.said}</p>}
      {turn.reply !== '' && <Markdown text={turn.reply} />}
      {turn.explanation && <p class="muted">{turn.explanation}</p>}
      <p class="working">
        {!away && (
          <span class="dots" aria-hidden="true">
            <span />
            <span />
            <span />
          </span>
        )}
        {words}
        {left && <span class="muted"> · {left}</span>}
      </p>
    </li>
  );
}
