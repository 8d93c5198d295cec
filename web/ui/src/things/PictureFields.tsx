import { useEffect, useRef } from 'preact/hooks';
import { TextButton } from '../controls/Button';
import { shownVersion } from '../state/conversation';
import { design } from '../state/design';
import { edit } from '../state/sending';
import { studio } from '../state/studio';
import { largestSide, sizesFor } from './sizes';

/** What holds for the whole picture. */
export function PictureFields() {
  const { scene, style, negative, canvas } = design.value;
  const vocabulary = studio.value?.model.vocabulary;
  const now = `${canvas.width}x${canvas.height}`;
  const sizes = sizesFor(largestSide(studio.value?.model), canvas);
  return (
    <div class="fields">
      <Field
        label="Scene"
        hint="on a beach"
        value={scene}
        known={vocabulary?.scenes ?? []}
        onChange={(text) => edit({ type: 'scene', scene: text })}
      />
      <Field
        label="Style"
        hint="watercolour"
        value={style}
        known={vocabulary?.styles ?? []}
        onChange={(text) => edit({ type: 'style', style: text })}
      />
      <Field
        label="Leave out"
        hint="people, text"
        value={negative}
        known={[]}
        onChange={(text) => edit({ type: 'negative', negative: text })}
      />
      {negative !== '' && studio.value?.settings.cfg === 1 && (
        <p class="muted field-note">
          Has no effect while cfg is 1: the model draws in one pass. Set it above 1 in the settings.
        </p>
      )}
      <label class="field">
        <span>Size</span>
        <select
          value={now}
          onChange={(e) => {
            const [width, height] = e.currentTarget.value.split('x').map(Number);
            edit({ type: 'canvas', width: width!, height: height! });
          }}
        >
          {sizes.map(({ width, height }) => (
            <option key={`${width}x${height}`} value={`${width}x${height}`}>
              {width} × {height}
            </option>
          ))}
        </select>
      </label>
      {shownVersion.value && (
        <TextButton
          icon="again"
          onClick={() => edit({ type: 'reseed' })}
          title="The same design, drawn from other noise"
        >
          Draw anew
        </TextButton>
      )}
    </div>
  );
}

interface FieldProperties {
  label: string;
  hint: string;
  value: string;
  known: string[];
  onChange: (text: string) => void;
}

function Field({ label, hint, value, known, onChange }: FieldProperties) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (input.current && document.activeElement !== input.current) input.current.value = value;
  }, [value]);
  const commit = (): void => {
    const text = input.current?.value.trim() ?? '';
    if (text !== value) onChange(text);
  };
  const list = `known-${label.toLowerCase().replaceAll(' ', '-')}`;
  return (
    <label class="field">
      <span>{label}</span>
      <input
        ref={input}
        placeholder={hint}
        maxLength={2000}
        autocomplete="off"
        list={list}
        onBlur={commit}
        onKeyDown={(e) => {
          if (e.key === 'Enter') commit();
          if (e.key === 'Escape') e.currentTarget.value = value;
        }}
      />
      <datalist id={list}>
        {known.map((text) => (
          <option key={text} value={text} />
        ))}
      </datalist>
    </label>
  );
}
