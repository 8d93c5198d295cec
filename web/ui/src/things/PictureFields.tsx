import { ExactField } from '../controls/ExactField';
import { design } from '../state/design';
import { edit } from '../state/sending';
import { studio } from '../state/studio';
import { strangePlace, vocabulary } from '../state/vocabulary';
import { About } from './About';
import { DrawingFields } from './DrawingFields';
import { LoraFields } from './LoraFields';
import { SeedField } from './SeedField';
import { SizeFields } from './SizeFields';
import { StyleFields } from './StyleFields';

/** Longer words are no caption any more. */
const LONGEST = 2000;

/** What holds for the whole picture. */
export function PictureFields() {
  const { scene, negative } = design.value;
  const known = studio.value;
  const unheard = negative !== '' && known?.settings.cfg === 1;
  return (
    <section class="fields" aria-label="Whole picture">
      <ExactField
        label="Scene"
        placeholder="on a beach"
        value={scene}
        longest={LONGEST}
        known={vocabulary.value?.scenes ?? []}
        hint={
          strangePlace.value === null
            ? ''
            : 'This model does not know such a place, and draws what it takes for it. Choose one of the list to be sure.'
        }
        onChange={(text) => edit({ type: 'scene', scene: text })}
      />
      <StyleFields longest={LONGEST} known={vocabulary.value?.styles ?? []} />
      <ExactField
        label="Leave out"
        placeholder="people, text"
        value={negative}
        longest={LONGEST}
        hint={
          unheard
            ? 'Has no effect while CFG is 1: the model draws in one pass. Set it above 1 below.'
            : ''
        }
        onChange={(text) => edit({ type: 'negative', negative: text })}
      />
      <SizeFields />
      <SeedField />
      {known && known.model.loras.length > 0 && <LoraFields loras={known.model.loras} />}
      {known && <DrawingFields settings={known.settings} model={known.model} />}
      <About />
    </section>
  );
}
