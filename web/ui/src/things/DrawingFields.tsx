import type { Settings, Studio } from '../api/types';
import { ExactField } from '../controls/ExactField';
import { type Range, wrongNumber } from '../design/exact';
import { announce } from '../state/announcement';
import { complain } from '../state/notices';
import { configure } from '../state/studio';

type Strength = 'steps' | 'cfg' | 'guidance';

const STRENGTH: Range = { least: 0, most: 100 };

const NAMES: Record<Strength, { label: string; range: Range }> = {
  steps: { label: 'Steps', range: { least: 1, most: 1000, whole: true } },
  cfg: { label: 'CFG', range: STRENGTH },
  guidance: { label: 'Guidance', range: STRENGTH },
};

/** How this browser's pictures are drawn from now on. */
export function DrawingFields({ settings, model }: { settings: Settings; model: Studio['model'] }) {
  const field = (which: Strength, hint: string) => (
    <ExactField
      label={NAMES[which].label}
      value={`${settings[which]}`}
      hint={hint}
      wrong={(text) => wrongNumber(text, NAMES[which].range)}
      onChange={(text) => void set(which, Number(text))}
    />
  );
  return (
    <details class="drawing-fields">
      <summary>How pictures are drawn</summary>
      {field('steps', `${model.steps} suit this model; more take longer`)}
      {field('cfg', 'How strongly words are followed; 1 is fastest')}
      {field('guidance', 'What the model was told its guidance is')}
    </details>
  );
}

async function set(which: Strength, value: number): Promise<void> {
  try {
    await configure({ [which]: value });
    announce(`${NAMES[which].label} ${value} from now on.`);
  } catch (problem) {
    complain(problem);
  }
}
