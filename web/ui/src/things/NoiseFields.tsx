import { useSignal } from '@preact/signals';
import type { Entity } from '../api/types';
import { IconButton } from '../controls/Button';
import { ExactField } from '../controls/ExactField';
import { type Range, shortly, wrongNumber, wrongSeed } from '../design/exact';
import { tidy } from '../design/region';
import { shownVersion } from '../state/conversation';
import { edit } from '../state/sending';

const PERCENT: Range = { least: 5, most: 100 };

/** A field may be left empty: then the thing is drawn as all others are. */
const orNothing =
  (wrong: (text: string) => string | null) =>
  (text: string): string | null =>
    text === '' ? null : wrong(text);

/** From which noise a thing is drawn, and how much of it. Seeds are text: numbers would be rounded. */
export function NoiseFields({ thing }: { thing: Entity }) {
  const { id, prompt, seed, strength, locked = false } = thing;
  const own = seed !== undefined || strength !== undefined;
  // It stays open when what was set is undone.
  const opened = useSignal(own);
  return (
    <details
      class="noise-fields"
      open={opened.value || own}
      onToggle={(e) => (opened.value = e.currentTarget.open)}
    >
      <summary>How it is drawn</summary>
      <ExactField
        label="Strength of change, %"
        name={`Strength of change of ${prompt}, in percent`}
        placeholder="as each change needs"
        value={strength === undefined ? '' : shortly(strength * 100)}
        hint="Counts when it moves, changes or is varied: 100 draws it anew, little keeps its looks."
        wrong={orNothing((text) => wrongNumber(text, PERCENT))}
        onChange={(text) =>
          edit({
            type: 'strength',
            id,
            strength: text === '' ? null : tidy(Math.min(100, Math.max(5, Number(text))) / 100),
          })
        }
        disabled={locked}
      />
      <ExactField
        label="Seed of its own"
        name={`Seed of ${prompt} alone`}
        placeholder="that of the picture"
        value={seed === undefined ? '' : String(seed)}
        hint="With one, what else changes leaves its noise as it is."
        wrong={orNothing(wrongSeed)}
        onChange={(text) =>
          edit({ type: 'seed', id, seed: text === '' ? null : String(BigInt(text)) })
        }
        disabled={locked}
      >
        <IconButton
          label={`Draw ${prompt} anew from a seed of its own`}
          icon="again"
          disabled={locked || !shownVersion.value}
          onClick={() => edit({ type: 'seed', id, seed: anySeed() })}
        />
      </ExactField>
    </details>
  );
}

/** Of the 32 bits that count. */
const anySeed = (): string => String(crypto.getRandomValues(new Uint32Array(1))[0]);
