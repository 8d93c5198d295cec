import { api } from '../api/client';
import type { Progress } from '../api/types';
import { useLoaded } from '../controls/loaded';
import { connection } from '../state/connection';
import { shownVersion, stopping } from '../state/conversation';
import { design } from '../state/design';
import { sent } from '../state/edits';
import { isPhone, pane } from '../state/layout';
import { stageInWords, timeLeft } from '../state/progress';
import { studio } from '../state/studio';
import { Reply } from './Reply';
import { Said } from './Said';

/** The picture as far as it is drawn, over the one before it: where the canvas is out of sight. */
function Meanwhile({ turn }: { turn: Progress }) {
  const preview = useLoaded(turn.preview, false, api.preview);
  if (turn.version === null) return null;
  const { width, height } = design.value.canvas;
  const before = shownVersion.value?.picture;
  return (
    <div class="meanwhile" style={{ aspectRatio: `${width} / ${height}` }}>
      {before && <img src={before} alt="" />}
      {preview && <img src={preview.image.src} alt="" />}
    </div>
  );
}

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
      {turn.reply !== '' && <Reply text={turn.reply} />}
      {(turn.version !== null || turn.explanation) && (
        <p class="muted">{turn.explanation || '\u00a0'}</p>
      )}
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
      {isPhone() && pane.value === 'chat' && <Meanwhile turn={turn} />}
    </li>
  );
}
