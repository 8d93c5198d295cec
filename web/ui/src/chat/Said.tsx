import { useSignal } from '@preact/signals';

/** Longer words are shown in part, in characters: the answer should be in view with them. */
const LONG = 600;
const SHOWN = 400;

/** What a person said. */
export function Said({ words }: { words: string }) {
  const whole = useSignal(false);
  if (words === '') return null;
  const long = words.length > LONG;
  return (
    <div class="said">
      <p>{long && !whole.value ? `${words.slice(0, SHOWN).trimEnd()}…` : words}</p>
      {long && (
        <button
          type="button"
          class="text-button"
          aria-expanded={whole.value}
          onClick={() => (whole.value = !whole.value)}
        >
          {whole.value ? 'Show less' : 'Show all'}
        </button>
      )}
    </div>
  );
}
