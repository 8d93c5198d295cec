import { useSignal } from '@preact/signals';
import type { Version } from '../api/types';
import { IconButton } from '../controls/Button';
import { live } from '../state/conversation';
import { compare, comparing } from '../state/looking';
import { versionOf } from '../state/versions';
import { altOf } from './Paper';
import type { View } from './view';

/** Two versions in one place; the slider shows more of the one or of the other. */
export function Compare({ view }: { view: View }) {
  const share = useSignal(50);
  const pair = comparing.value;
  const state = live.value;
  if (pair === null || state === null) return null;
  const [before, after] = pair.map((n) => versionOf(state, n));
  if (!before?.picture || !after?.picture) return null;
  const box = {
    left: `${view.left}px`,
    top: `${view.top}px`,
    width: `${view.width}px`,
    height: `${view.height}px`,
  };
  const drawn = state.versions.filter((v) => v.picture !== null);
  const set = (side: 0 | 1, number: number): void => {
    compare(side === 0 ? [number, pair[1]] : [pair[0], number]);
  };
  return (
    <>
      <div class="compare" style={{ ...box, '--share': `${share.value}%` }}>
        <img src={after.picture} alt={`After. ${altOf(after.words)}`} />
        <img class="compare-before" src={before.picture} alt={`Before. ${altOf(before.words)}`} />
        <div class="compare-line" aria-hidden="true" />
        <input
          type="range"
          min={0}
          max={100}
          value={share.value}
          aria-label="How much of the earlier version shows"
          aria-valuetext={`${share.value} % version ${before.number}`}
          onInput={(e) => (share.value = Number(e.currentTarget.value))}
        />
      </div>
      <div class="pill compare-choice" role="group" aria-label="Versions to compare">
        <VersionChoice
          label="Left version"
          versions={drawn}
          value={before.number}
          onChoose={(n) => set(0, n)}
        />
        <VersionChoice
          label="Right version"
          versions={drawn}
          value={after.number}
          onChoose={(n) => set(1, n)}
        />
        <IconButton label="Stop comparing" icon="close" onClick={() => compare(null)} />
      </div>
    </>
  );
}

interface ChoiceProperties {
  label: string;
  versions: Version[];
  value: number;
  onChoose: (number: number) => void;
}

function VersionChoice({ label, versions, value, onChoose }: ChoiceProperties) {
  return (
    <select
      aria-label={label}
      value={value}
      onChange={(e) => onChoose(Number(e.currentTarget.value))}
    >
      {versions.map((v) => (
        <option key={v.number} value={v.number}>
          {v.number}: {(v.words || v.edits.join(', ')).slice(0, 40)}
        </option>
      ))}
    </select>
  );
}
