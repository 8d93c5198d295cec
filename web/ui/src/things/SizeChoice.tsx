import type { Size, Studio } from '../api/types';
import { largestSide, sizeInWords, sizesFor } from './sizes';

/** One of the sizes that suit a model. */
export function SizeChoice({
  label,
  value,
  model,
  onChoose,
}: {
  label: string;
  value: Size;
  model: Studio['model'] | undefined;
  onChoose: (size: Size) => void;
}) {
  const now = { width: value.width, height: value.height };
  return (
    <label class="field">
      <span>{label}</span>
      <select
        value={`${now.width}x${now.height}`}
        onChange={(e) => {
          const [width, height] = e.currentTarget.value.split('x').map(Number);
          onChoose({ width: width!, height: height! });
        }}
      >
        {sizesFor(largestSide(model), now).map((s) => (
          <option key={`${s.width}x${s.height}`} value={`${s.width}x${s.height}`}>
            {sizeInWords(s)}
          </option>
        ))}
      </select>
    </label>
  );
}
