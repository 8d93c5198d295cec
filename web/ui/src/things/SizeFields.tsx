import { useSignal } from '@preact/signals';
import type { Size } from '../api/types';
import { IconButton } from '../controls/Button';
import { ExactField } from '../controls/ExactField';
import { wrongNumber } from '../design/exact';
import { design } from '../state/design';
import { edit } from '../state/sending';
import { studio } from '../state/studio';
import { SizeChoice } from './SizeChoice';
import { GRID, grid, LARGEST_SIDE } from './sizes';

/** The picture's size: one of a few that suit the model, or any other. */
export function SizeFields() {
  const { canvas } = design.value;
  const kept = useSignal(true);
  const resize = ({ width, height }: Size): void => edit({ type: 'canvas', width, height });
  /** The other side follows, where proportions are kept. */
  const other = (side: number, factor: number): number =>
    kept.value ? Math.max(GRID, Math.min(LARGEST_SIDE, grid(side * factor))) : side;
  return (
    <>
      <SizeChoice label="Size" value={canvas} model={studio.value?.model} onChoose={resize} />
      <div class="size-fields" role="group" aria-label="Exact size of the picture">
        <ExactField
          label="Width"
          value={`${canvas.width}`}
          wrong={wrongSide}
          onChange={(text) => {
            const width = Number(text);
            resize({ width, height: other(canvas.height, width / canvas.width) });
          }}
        />
        <IconButton
          label="Keep proportions"
          icon={kept.value ? 'lock' : 'unlock'}
          pressed={kept.value}
          onClick={() => (kept.value = !kept.value)}
        />
        <ExactField
          label="Height"
          value={`${canvas.height}`}
          wrong={wrongSide}
          onChange={(text) => {
            const height = Number(text);
            resize({ width: other(canvas.width, height / canvas.height), height });
          }}
        />
      </div>
    </>
  );
}

function wrongSide(text: string): string | null {
  const wrong = wrongNumber(text, { least: GRID, most: LARGEST_SIDE, whole: true });
  if (wrong !== null || Number(text) % GRID === 0) return wrong;
  const below = Math.floor(Number(text) / GRID) * GRID;
  return `${text} is no multiple of ${GRID}; ${below} and ${below + GRID} are.`;
}
