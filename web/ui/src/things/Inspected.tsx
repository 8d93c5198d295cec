import { Segments } from '../controls/Segments';
import { selectedThings } from '../state/design';
import { overlay } from '../state/layout';
import { inspectWhole, wholeInspected } from '../state/selection';
import { Inspector } from './Inspector';
import { PictureFields } from './PictureFields';

/**
 * All about what is selected, or else about the whole picture: one in the place of the other, so
 * that nothing moves when a thing is selected or goes.
 */
export function Inspected() {
  const things = selectedThings.value;
  const selected = things.length > 0 && overlay.value !== 'thing';
  const whole = !selected || wholeInspected.value;
  return (
    <div class="inspected">
      {selected ? (
        <Segments
          label="What is inspected"
          value={wholeInspected.value ? 'whole' : 'things'}
          choices={[
            { value: 'things', name: 'Selected' },
            { value: 'whole', name: 'Whole picture' },
          ]}
          onChoose={(which) => inspectWhole(which === 'whole')}
        />
      ) : (
        <h2>Whole picture</h2>
      )}
      {/* What is open in one of them stays so while the other is seen. */}
      <div hidden={whole}>{selected && <Inspector things={things} />}</div>
      <div hidden={!whole}>
        <PictureFields />
      </div>
    </div>
  );
}
