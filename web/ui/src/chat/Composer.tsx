import { useEffect, useRef } from 'preact/hooks';
import { Icon } from '../controls/Icon';
import { cancel, say } from '../state/actions';
import { isAbout } from '../state/attached';
import { restoreWritten, written as words, write } from '../state/composer';
import { busy, conversationId, live, stopping } from '../state/conversation';
import { setPutBack } from '../state/lost';
import { closeReply } from '../state/reply';
import { showWords, vocabulary } from '../state/vocabulary';
import { recalled } from './recall';

const LONGEST = 4_000;
const TALLEST = 180;

/** Where words are written. They survive a reload, and a conversation keeps its own. */
export function Composer() {
  const field = useRef<HTMLTextAreaElement>(null);
  const recall = useRef<number | null>(null);
  const id = conversationId.value;

  useEffect(() => {
    // A finger would have the keyboard rise over the page.
    if (matchMedia('(pointer: fine)').matches && document.activeElement === document.body) {
      field.current?.focus({ preventScroll: true });
    }
  }, []);
  useEffect(() => {
    restoreWritten(id);
    recall.current = null;
  }, [id]);
  useEffect(() => {
    const element = field.current!;
    element.style.height = 'auto';
    element.style.height = `${Math.min(element.scrollHeight, TALLEST)}px`;
  }, [words.value]);

  const change = (text: string): void => {
    write(text);
    closeReply();
    if (text === '') setPutBack(false);
  };

  const send = async (): Promise<void> => {
    const text = words.value.trim();
    if (text === '') return;
    change('');
    recall.current = null;
    if (isAbout(text)) return;
    if (!(await say(text)) && words.value === '') change(text);
  };

  const onKey = (e: KeyboardEvent): void => {
    if (e.key === 'Enter' && !e.shiftKey && !e.isComposing) {
      e.preventDefault();
      void send();
      return;
    }
    if (e.key !== 'ArrowUp' && e.key !== 'ArrowDown') return;
    // What was done by hand is in the chat too, but nobody said it, and it has no answer.
    const said = live.value?.turns.filter((t) => t.reply !== '').map((t) => t.said) ?? [];
    if (recall.current === null && words.value !== '') return;
    const found = recalled(said, recall.current, e.key === 'ArrowUp' ? -1 : 1);
    if (found === undefined) return;
    e.preventDefault();
    recall.current = found.at;
    change(found.words);
  };

  return (
    <form
      class="composer"
      onSubmit={(e) => {
        e.preventDefault();
        void send();
      }}
    >
      <label class="unseen" for="composer">
        What the picture should show, or what to change
      </label>
      <textarea
        id="composer"
        ref={field}
        rows={1}
        maxLength={LONGEST}
        placeholder={
          (live.value?.versions.length ?? 0) > 1 ? 'Say what to change…' : 'Describe the picture…'
        }
        value={words.value}
        onInput={(e) => {
          recall.current = null;
          change(e.currentTarget.value);
        }}
        onKeyDown={onKey}
      />
      {vocabulary.value && words.value === '' && busy.value === null && (
        <button
          type="button"
          class="round words-button"
          aria-label="What can be drawn"
          title="What can be drawn"
          onClick={() => showWords()}
        >
          <Icon name="words" />
        </button>
      )}
      {busy.value !== null && (
        <button
          type="button"
          class="round"
          aria-label={stopping.value ? 'Stopping…' : 'Cancel'}
          title={stopping.value ? 'Stopping…' : 'Cancel'}
          disabled={stopping.value}
          onClick={() => void cancel()}
        >
          <Icon name="stop" />
        </button>
      )}
      <button
        type="submit"
        class="round accent"
        aria-label="Send"
        title="Send (Enter)"
        disabled={words.value.trim() === ''}
      >
        <Icon name="send" />
      </button>
    </form>
  );
}
