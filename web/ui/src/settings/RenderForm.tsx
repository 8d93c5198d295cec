import { useSignal } from '@preact/signals';
import type { Settings, Studio } from '../api/types';
import { announce } from '../state/announcement';
import { configure } from '../state/studio';
import { largestSide, sizesFor } from '../things/sizes';

/** How pictures are drawn from now on. */
export function RenderForm({ settings, model }: { settings: Settings; model: Studio['model'] }) {
  const wanted = useSignal(settings);
  const error = useSignal<string | null>(null);
  const changed = JSON.stringify(wanted.value) !== JSON.stringify(settings);
  const set = (change: Partial<Settings>): void => {
    wanted.value = { ...wanted.value, ...change };
  };

  const save = async (e: Event): Promise<void> => {
    e.preventDefault();
    try {
      const kept = await configure(wanted.value);
      wanted.value = kept;
      error.value = null;
      announce('Settings kept.');
    } catch (problem) {
      error.value = (problem as Error).message;
    }
  };

  const { steps, cfg, guidance, width, height } = wanted.value;
  return (
    <form class="render-form" onSubmit={(e) => void save(e)}>
      <NumberField
        label="Steps"
        hint={`${model.steps} suit this model; more take longer`}
        value={steps}
        min={1}
        max={1000}
        step={1}
        onChange={(v) => set({ steps: v })}
      />
      <NumberField
        label="CFG"
        hint="How strongly words are followed; 1 is fastest"
        value={cfg}
        min={0}
        max={100}
        step={0.1}
        onChange={(v) => set({ cfg: v })}
      />
      <NumberField
        label="Guidance"
        hint="What the model was told its guidance is"
        value={guidance}
        min={0}
        max={100}
        step={0.1}
        onChange={(v) => set({ guidance: v })}
      />
      <label class="field">
        <span>Size of new designs</span>
        <select
          value={`${width}x${height}`}
          onChange={(e) => {
            const [w, h] = e.currentTarget.value.split('x').map(Number);
            set({ width: w!, height: h! });
          }}
        >
          {sizesFor(largestSide(model), { width, height }).map((s) => (
            <option key={`${s.width}x${s.height}`} value={`${s.width}x${s.height}`}>
              {s.width} × {s.height}
            </option>
          ))}
        </select>
      </label>
      {error.value && (
        <p class="failure" role="alert">
          {error.value}
        </p>
      )}
      <button type="submit" class="primary" disabled={!changed}>
        Keep
      </button>
    </form>
  );
}

interface NumberProperties {
  label: string;
  hint: string;
  value: number;
  min: number;
  max: number;
  step: number;
  onChange: (value: number) => void;
}

function NumberField({ label, hint, value, min, max, step, onChange }: NumberProperties) {
  const id = `setting-${label.toLowerCase()}`;
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        type="number"
        required
        aria-describedby={`${id}-hint`}
        value={value}
        min={min}
        max={max}
        step={step}
        onInput={(e) => onChange(e.currentTarget.valueAsNumber)}
      />
      <span id={`${id}-hint`} class="muted">
        {hint}
      </span>
    </div>
  );
}
