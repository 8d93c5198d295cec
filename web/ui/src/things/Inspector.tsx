import { useEffect } from 'preact/hooks';
import type { Entity } from '../api/types';
import { Dialog } from '../controls/Dialog';
import { ExactField } from '../controls/ExactField';
import { withoutArticle } from '../design/edits';
import { selected, selectedThings } from '../state/design';
import { inShort } from '../state/group';
import { showOverlay } from '../state/layout';
import { nameAsked, renaming } from '../state/renaming';
import { edit } from '../state/sending';
import { ColourChoice } from './ColourChoice';
import { NoiseFields } from './NoiseFields';
import { PlaceFields } from './PlaceFields';
import { ThingActions } from './ThingActions';

/** All about what is selected. */
export function Inspector({ things }: { things: readonly Entity[] }) {
  return (
    <section class="inspector" aria-label={`Inspector of ${inShort(things)}`}>
      <AllFields things={things} />
    </section>
  );
}

/** The same where there is no room beside the picture. */
export function InspectorSheet() {
  const things = selectedThings.value;
  const empty = things.length === 0;
  useEffect(() => {
    if (empty) showOverlay(null);
  }, [empty]);
  if (empty) return null;
  return (
    <Dialog title={inShort(things)} class="sheet" onClose={() => showOverlay(null)}>
      <div class="inspector">
        <AllFields things={things} />
      </div>
    </Dialog>
  );
}

function AllFields({ things }: { things: readonly Entity[] }) {
  const thing = selected.value;
  return (
    <>
      {thing ? <Fields key={thing.id} thing={thing} /> : <p>{things.length} things are selected</p>}
      <ThingActions things={things} />
    </>
  );
}

function Fields({ thing }: { thing: Entity }) {
  return (
    <>
      <ExactField
        label="Name"
        name={`Name of ${thing.prompt}`}
        value={thing.prompt}
        longest={200}
        wrong={(text) =>
          withoutArticle(text) === '' ? 'A thing needs a name, such as “red car”.' : null
        }
        onChange={(text) => edit({ type: 'reprompt', id: thing.id, prompt: withoutArticle(text) })}
        disabled={thing.locked === true}
        asked={renaming.value ? nameAsked : undefined}
      />
      <ColourChoice thing={thing} />
      <PlaceFields thing={thing} />
      <NoiseFields thing={thing} />
    </>
  );
}
