import { IconButton } from '../controls/Button';
import { ExactField } from '../controls/ExactField';
import { wrongSeed } from '../design/exact';
import { shownVersion } from '../state/conversation';
import { copyText } from '../state/copying';
import { design } from '../state/design';
import { edit } from '../state/sending';

/** The noise that the picture begins with. It is text here: a number would be rounded. */
export function SeedField() {
  const seed = String(design.value.seed);
  return (
    <ExactField
      label="Seed"
      value={seed}
      wrong={wrongSeed}
      onChange={(text) => edit({ type: 'reseed', seed: String(BigInt(text)) })}
    >
      <IconButton label="Copy the seed" icon="copy" onClick={() => void copyText(seed, 'Seed')} />
      <IconButton
        label="Draw anew from another seed"
        icon="again"
        disabled={!shownVersion.value}
        onClick={() => edit({ type: 'reseed' })}
      />
    </ExactField>
  );
}
