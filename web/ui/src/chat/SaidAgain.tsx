import { useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { IconButton } from '../controls/Button';
import { sayInstead } from '../state/actions';
import { Said } from './Said';

const LONGEST = 4_000;

/** What a person said, and can say otherwise: it goes on from where it was said then. */
export function SaidAgain({ words, before }: { words: string; before: number }) {
  const editing = useSignal(false);
  const line = useRef<HTMLDivElement>(null);
  const done = (): void => {
    editing.value = false;
    requestAnimationFrame(() => line.current?.querySelector('button')?.focus());
  };
  if (words === '') return null;
  if (editing.value) return <Rewording words={words} before={before} onDone={done} />;
  return (
    <div ref={line} class="said-line">
      <IconButton label={`Edit: ${words}`} icon="pencil" onClick={() => (editing.value = true)} />
      <Said words={words} />
    </div>
  );
}

function Rewording({
  words,
  before,
  onDone,
}: {
  words: string;
  before: number;
  onDone: () => void;
}) {
  const field = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => field.current?.select(), []);
  const send = async (): Promise<void> => {
    const said = field.current?.value.trim() ?? '';
    if (said !== '' && (await sayInstead(said, before))) onDone();
  };
  return (
    <form
      class="rewording"
      onSubmit={(e) => {
        e.preventDefault();
        void send();
      }}
      onKeyDown={(e) => {
        if (e.key === 'Escape') onDone();
        else if (e.key === 'Enter' && !e.shiftKey && !e.isComposing) void send();
        else return;
        e.preventDefault();
        e.stopPropagation();
      }}
    >
      <textarea
        ref={field}
        aria-label="What to say instead"
        rows={3}
        maxLength={LONGEST}
        defaultValue={words}
      />
      <div class="row">
        <span class="spacer" />
        <button type="button" class="quiet" onClick={onDone}>
          Cancel
        </button>
        <button type="submit" class="primary" title="What came of it before stays in the history">
          Say it instead
        </button>
      </div>
    </form>
  );
}
