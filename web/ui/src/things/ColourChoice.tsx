import type { Entity } from '../api/types';
import { COLOURS, colourIn, takesColour } from '../design/tints';
import { edit } from '../state/sending';
import { namesOneOf, vocabulary } from '../state/vocabulary';

/** Colours by name, as a sentence would say them; none for a thing that takes none. */
export function ColourChoice({ thing }: { thing: Entity }) {
  const known = vocabulary.value;
  if (known && !namesOneOf(thing.prompt, known.things)) return null;
  if (!takesColour(thing.prompt, known?.uncoloured ?? [])) return null;
  const colours = known && known.colours.length > 0 ? known.colours : COLOURS;
  const now = colourIn(thing.prompt);
  return (
    <div class="field">
      <span aria-hidden="true">Colour</span>
      <div class="colours" role="group" aria-label={`Colour of ${thing.prompt}`}>
        {colours.map((colour) => (
          <button
            key={colour}
            type="button"
            class="colour"
            aria-label={`Make it ${colour}`}
            aria-pressed={colour === now}
            title={colour}
            disabled={thing.locked === true}
            onClick={() => edit({ type: 'recolour', id: thing.id, colour })}
          >
            <span style={{ background: colour }} />
          </button>
        ))}
      </div>
    </div>
  );
}
