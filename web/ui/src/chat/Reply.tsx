import { useSignal } from '@preact/signals';
import { Markdown } from './Markdown';

/** More than about eight lines of the column. */
const LONG = 360;

/** What was answered; of a long answer the beginning, and the rest at a click. */
export function Reply({ text }: { text: string }) {
  const whole = useSignal(false);
  if (text.length <= LONG) return <Markdown text={text} />;
  return (
    <>
      <div class={whole.value ? undefined : 'beginning'}>
        <Markdown text={text} />
      </div>
      <button
        type="button"
        class="text-button"
        aria-expanded={whole.value}
        onClick={() => (whole.value = !whole.value)}
      >
        {whole.value ? 'Less' : 'More…'}
      </button>
    </>
  );
}
