import { useComputed, useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Dialog } from './Dialog';
import { Icon, type IconName } from './Icon';

/** Something that can be chosen from a list. */
export interface Choice {
  name: string;
  icon?: IconName;
  /** Beside the name, such as the key that does the same. */
  note?: string | undefined;
  /** What it is one of. */
  group?: string;
  /** A colour that is seen before its name. */
  swatch?: string;
  chosen?: boolean;
}

interface Properties<T extends Choice> {
  title: string;
  label: string;
  placeholder: string;
  class: string;
  choices: () => readonly T[];
  /** More than so many are not read but typed into. */
  most?: number;
  /** Several can be chosen, one after another. */
  several?: boolean;
  onChoose: (choice: T) => void;
  onClose: () => void;
  children?: ComponentChildren;
}

/** Those whose names hold all words; first those in which words begin so. */
function matching<T extends Choice>(all: readonly T[], words: string): T[] {
  const asked = words.toLowerCase().split(/\s+/).filter(Boolean);
  const holds = ({ name }: Choice): boolean =>
    asked.every((word) => name.toLowerCase().includes(word));
  const begins = ({ name }: Choice): boolean => {
    const own = name.toLowerCase().split(/\s+/);
    return asked.every((word) => own.some((each) => each.startsWith(word)));
  };
  const found = all.filter(holds);
  return [...found.filter(begins), ...found.filter((choice) => !begins(choice))];
}

/** A list that one types into: keys go to its line, which keeps the focus. */
export function ChoiceDialog<T extends Choice>(props: Properties<T>) {
  const { title, label, placeholder, choices, most = Infinity, several = false, onChoose } = props;
  const words = useSignal('');
  const at = useSignal(0);
  const list = useRef<HTMLDivElement>(null);
  const line = useRef<HTMLInputElement>(null);
  const found = useComputed(() => together(matching(choices(), words.value)).slice(0, most));
  // The dialog takes the focus first.
  useEffect(() => line.current?.focus(), []);
  useEffect(() => {
    list.current?.querySelector('.at')?.scrollIntoView({ block: 'nearest' });
  }, [at.value]);
  const choose = (choice: T): void => {
    onChoose(choice);
    // What is typed next looks for the next one.
    if (several) line.current?.select();
  };
  const onKey = (e: KeyboardEvent): void => {
    const count = Math.max(1, found.value.length);
    const choice = found.value[at.value];
    if (e.key === 'ArrowDown') at.value = (at.value + 1) % count;
    else if (e.key === 'ArrowUp') at.value = (at.value + count - 1) % count;
    else if (e.key === 'Enter' && choice) choose(choice);
    else return;
    e.preventDefault();
  };
  const groups = grouped(found.value);
  return (
    <Dialog title={title} class={`choices ${props.class}`} onClose={props.onClose}>
      <input
        role="combobox"
        aria-label={label}
        aria-expanded="true"
        aria-controls="choices"
        aria-activedescendant={found.value.length > 0 ? `choice-${at.value}` : undefined}
        placeholder={placeholder}
        autocomplete="off"
        ref={line}
        value={words.value}
        onInput={(e) => {
          words.value = e.currentTarget.value;
          at.value = 0;
        }}
        onKeyDown={onKey}
      />
      <Jumps
        groups={groups.flatMap(({ name }) => name ?? [])}
        onJump={(name) =>
          list.current?.querySelector(`[aria-label="${name}"]`)?.scrollIntoView({ block: 'start' })
        }
      />
      {found.value.length === 0 && <p class="muted">Nothing is called so.</p>}
      <div
        id="choices"
        ref={list}
        role="listbox"
        aria-label={title}
        aria-multiselectable={several ? true : undefined}
      >
        {groups.map(({ name, from, choices: those }) => (
          <Group key={name ?? ''} name={name}>
            {those.map((choice, i) => (
              <Option
                key={`${choice.name}-${i}`}
                choice={choice}
                number={from + i}
                at={at.value === from + i}
                selected={several ? choice.chosen === true : at.value === from + i}
                onChoose={() => choose(choice)}
              />
            ))}
          </Group>
        ))}
      </div>
      {props.children}
    </Dialog>
  );
}

interface Grouped<T> {
  name: string | undefined;
  /** The number of its first choice among all. */
  from: number;
  choices: T[];
}

function grouped<T extends Choice>(choices: readonly T[]): Grouped<T>[] {
  const groups: Grouped<T>[] = [];
  choices.forEach((choice, i) => {
    const last = groups[groups.length - 1];
    if (last && last.name === choice.group) last.choices.push(choice);
    else groups.push({ name: choice.group, from: i, choices: [choice] });
  });
  return groups;
}

/** Choices of one group follow each other, in the order of the groups' first ones. */
function together<T extends Choice>(choices: readonly T[]): T[] {
  const groups = [...new Set(choices.map((choice) => choice.group))];
  return groups.flatMap((group) => choices.filter((choice) => choice.group === group));
}

/** Where a group is long, the next one is out of sight. */
function Jumps({ groups, onJump }: { groups: readonly string[]; onJump: (name: string) => void }) {
  if (groups.length < 2) return null;
  return (
    <div class="jumps">
      {groups.map((name) => (
        <button
          key={name}
          type="button"
          class="text-button"
          onMouseDown={(e) => e.preventDefault()}
          onClick={() => onJump(name)}
        >
          {name}
        </button>
      ))}
    </div>
  );
}

function Group({ name, children }: { name: string | undefined; children: ComponentChildren }) {
  if (name === undefined) return <>{children}</>;
  return (
    <div role="group" aria-label={name} class="choice-group">
      <span class="choice-heading" aria-hidden="true">
        {name}
      </span>
      {children}
    </div>
  );
}

function Option({
  choice: { name, icon, note, swatch },
  number,
  at,
  selected,
  onChoose,
}: {
  choice: Choice;
  number: number;
  at: boolean;
  selected: boolean;
  onChoose: () => void;
}) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys go to the line above, which keeps the focus.
    <div
      id={`choice-${number}`}
      role="option"
      class={at ? 'at' : undefined}
      aria-selected={selected}
      tabIndex={-1}
      onMouseDown={(e) => e.preventDefault()}
      onClick={onChoose}
    >
      {icon && <Icon name={icon} size={16} />}
      {swatch && <span class="swatch" style={{ background: swatch }} aria-hidden="true" />}
      <span class="choice-name">{name}</span>
      {note && <span class="menu-key">{note}</span>}
    </div>
  );
}
