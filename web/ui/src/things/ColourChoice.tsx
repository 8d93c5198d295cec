import { useLayoutEffect, useRef } from 'preact/hooks';
import { COLOURS } from '../design/tints';
import { studio } from '../state/studio';

/** Colours by name, as a sentence would say them. */
export function ColourChoice({
  name,
  onChoose,
  onCancel,
}: {
  name: string;
  onChoose: (colour: string) => void;
  onCancel: () => void;
}) {
  const group = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => group.current?.querySelector('button')?.focus(), []);
  const known = studio.value?.model.vocabulary?.colours;
  const colours = known && known.length > 0 ? known : COLOURS;
  return (
    <div
      ref={group}
      class="colours"
      role="group"
      aria-label={`Colour of ${name}`}
      onKeyDown={(e) => {
        if (e.key === 'Escape') {
          e.stopPropagation();
          onCancel();
        }
      }}
    >
      {colours.map((colour) => (
        <button
          key={colour}
          type="button"
          class="colour"
          aria-label={`Make it ${colour}`}
          title={colour}
          onClick={() => onChoose(colour)}
        >
          <span style={{ background: colour }} />
        </button>
      ))}
    </div>
  );
}
