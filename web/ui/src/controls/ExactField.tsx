import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { shownDesign } from '../state/design';

interface Properties {
  label: string;
  /** Where the label alone does not say of what. */
  name?: string;
  value: string;
  /** What is wrong with a text; null where nothing is. */
  wrong?: (text: string) => string | null;
  onChange: (text: string) => void;
  placeholder?: string;
  hint?: string;
  /** Words to choose from. */
  known?: readonly string[];
  longest?: number;
  disabled?: boolean;
  /** Takes the focus, with all its text selected, and tells that it did. */
  asked?: (() => void) | undefined;
  children?: ComponentChildren;
}

/** What is typed, until it is taken: on Enter, or when the field is left. */
function useTyped({ value, wrong, onChange, asked }: Properties) {
  const input = useRef<HTMLInputElement>(null);
  const typed = useRef(false);
  const problem = useSignal<string | null>(null);
  const show = (text: string): void => {
    if (input.current) input.current.value = text;
    typed.current = false;
    problem.value = null;
  };
  // What was refused was about what was shown then.
  useEffect(() => {
    if (!typed.current || problem.value !== null) show(value);
  }, [value, shownDesign.value]);
  useEffect(() => {
    if (!asked) return;
    input.current?.focus();
    input.current?.select();
    asked();
  }, [asked]);
  const commit = (): void => {
    const text = input.current?.value.trim() ?? '';
    if (text === value) {
      show(value);
      return;
    }
    problem.value = wrong?.(text) ?? null;
    if (problem.value !== null) return;
    typed.current = false;
    onChange(text);
  };
  return {
    problem: problem.value,
    line: {
      ref: input,
      onInput: () => {
        typed.current = true;
        problem.value = null;
      },
      onBlur: commit,
      onKeyDown: (e: KeyboardEvent) => {
        if (e.key === 'Enter') commit();
        if (e.key === 'Escape') show(value);
      },
    },
  };
}

/** A value that is taken as a whole. A wrong one is refused, and stays to be mended. */
export function ExactField(props: Properties) {
  const { label, hint, known = [] } = props;
  const id = useId();
  const { problem, line } = useTyped(props);
  const told = [hint && `${id}-hint`, problem && `${id}-wrong`].filter(Boolean).join(' ');
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <div class="field-line">
        <input
          {...line}
          id={id}
          aria-label={props.name}
          placeholder={props.placeholder}
          maxLength={props.longest ?? 40}
          autocomplete="off"
          disabled={props.disabled}
          list={known.length > 0 ? `${id}-known` : undefined}
          aria-describedby={told || undefined}
          aria-invalid={problem !== null}
        />
        {props.children}
      </div>
      {hint && (
        <p id={`${id}-hint`} class="muted field-note">
          {hint}
        </p>
      )}
      {problem !== null && (
        <p id={`${id}-wrong`} class="field-wrong" role="alert">
          {problem}
        </p>
      )}
      <Known id={`${id}-known`} words={known} />
    </div>
  );
}

function Known({ id, words }: { id: string; words: readonly string[] }) {
  if (words.length === 0) return null;
  return (
    <datalist id={id}>
      {words.map((text) => (
        <option key={text} value={text} />
      ))}
    </datalist>
  );
}
