import type { Check, Version } from '../api/types';
import { TextButton } from '../controls/Button';
import { Icon } from '../controls/Icon';
import { check } from '../state/actions';
import { live } from '../state/conversation';
import { studio } from '../state/studio';

type Mark = 'fine' | 'wrong' | 'unknown';

/** Below this share of overlap a thing is not where it was asked for; the studio's own limit. */
const IN_PLACE = 0.3;

export function markOf(c: Check): Mark {
  if (c.right === null) return 'unknown';
  if (!c.found || c.right === false || (c.iou !== null && c.iou < IN_PLACE)) return 'wrong';
  return 'fine';
}

const NAMES: Record<Mark, string> = { fine: 'fine', wrong: 'not as asked', unknown: 'not checked' };

/** What a look at the picture found of each thing. */
export function Scorecard({ version }: { version: Version }) {
  if (version.checkedNote)
    return <p class="muted scorecard-note">Not checked: {version.checkedNote}</p>;
  if (version.checked === null) {
    const current = live.value?.current === version.number;
    if (!current || !version.picture || !studio.value?.mllm.configured) return null;
    return (
      <TextButton icon="look" onClick={() => void check()}>
        Check this picture
      </TextButton>
    );
  }
  const wrong = version.checked.filter((c) => markOf(c) === 'wrong').length;
  return (
    <details class="scorecard">
      <summary>
        {wrong === 0
          ? 'Checked: as asked'
          : `Checked: ${wrong} of ${version.checked.length} not as asked`}
      </summary>
      <ul>
        {version.checked.map((c) => (
          <li key={c.id} class={`mark-${markOf(c)}`}>
            <Icon
              name={markOf(c) === 'fine' ? 'check' : markOf(c) === 'wrong' ? 'close' : 'minus'}
              size={14}
            />
            <span>
              <strong>{c.id}</strong> <span class="unseen">{NAMES[markOf(c)]}:</span> {c.text}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
