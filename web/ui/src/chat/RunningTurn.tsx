import type { Busy } from '../api/types';
import { stageInWords, timeLeft } from '../state/progress';
import { studio } from '../state/store';
import { Markdown } from './Markdown';

/** The turn that runs now: its reply grows as it comes. */
export function RunningTurn({ turn }: { turn: Busy }) {
  const left = timeLeft(turn);
  return (
    <li class="turn running" aria-busy="true">
      {turn.said !== '' && <p class="said">{turn.said}</p>}
      {turn.reply !== '' && <Markdown text={turn.reply} />}
      {turn.explanation && <p class="muted">{turn.explanation}</p>}
      <p class="working">
        <span class="dots" aria-hidden="true">
          <span />
          <span />
          <span />
        </span>
        {stageInWords(turn, studio.value?.model.state)}
        {left && <span class="muted"> · {left}</span>}
      </p>
    </li>
  );
}
