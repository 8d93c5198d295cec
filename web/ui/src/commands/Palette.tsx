import { useComputed, useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { Dialog } from '../controls/Dialog';
import { Icon, type IconName } from '../controls/Icon';
import { showOverlay } from '../state/layout';
import { conversations, titleOf } from '../state/library';
import { show } from '../state/reading';
import { COMMANDS } from './all';

interface Entry {
  name: string;
  icon: IconName;
  key?: string | undefined;
  run: () => void;
}

/** Longer lists are not read but typed into. */
const MOST = 60;

/** What can be done now, and where one can go. */
function entries(): Entry[] {
  const commands = COMMANDS.filter((c) => c.run && c.byName !== false && (c.can?.() ?? true));
  return [
    ...commands.map(({ name, icon = 'more', keys, shown, run }) => ({
      name,
      icon,
      key: keys?.[0] ?? shown,
      run: () => run!(''),
    })),
    ...conversations.value.map((kept) => ({
      name: `Go to ${titleOf(kept)}`,
      icon: 'chat' as const,
      run: () => void show(kept.id),
    })),
  ];
}

/** Those whose names have the beginnings of all words. */
function matching(all: readonly Entry[], words: string): Entry[] {
  const asked = words.toLowerCase().split(/\s+/).filter(Boolean);
  const fits = ({ name }: Entry): boolean => {
    const own = name.toLowerCase().split(/\s+/);
    return asked.every((word) => own.some((each) => each.startsWith(word)));
  };
  return all.filter(fits).slice(0, MOST);
}

/** Everything that the page can do, by its name. */
export function Palette() {
  const words = useSignal('');
  const at = useSignal(0);
  const list = useRef<HTMLDivElement>(null);
  const line = useRef<HTMLInputElement>(null);
  const found = useComputed(() => matching(entries(), words.value));
  const choose = (entry: Entry | undefined): void => {
    if (!entry) return;
    showOverlay(null);
    // The dialog gives the focus back first; a command may put it elsewhere.
    requestAnimationFrame(entry.run);
  };
  // The dialog takes the focus first.
  useEffect(() => line.current?.focus(), []);
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [at.value]);
  const onKey = (e: KeyboardEvent): void => {
    const count = found.value.length;
    if (e.key === 'ArrowDown') at.value = (at.value + 1) % Math.max(1, count);
    else if (e.key === 'ArrowUp') at.value = (at.value + count - 1) % Math.max(1, count);
    else if (e.key === 'Enter') choose(found.value[at.value]);
    else return;
    e.preventDefault();
  };
  return (
    <Dialog title="Commands" class="palette" onClose={() => showOverlay(null)}>
      <input
        role="combobox"
        aria-label="What to do"
        aria-expanded="true"
        aria-controls="commands"
        aria-activedescendant={found.value.length > 0 ? `command-${at.value}` : undefined}
        placeholder="What to do, or a conversation to go to"
        autocomplete="off"
        ref={line}
        value={words.value}
        onInput={(e) => {
          words.value = e.currentTarget.value;
          at.value = 0;
        }}
        onKeyDown={onKey}
      />
      {found.value.length === 0 && <p class="muted">Nothing is called so.</p>}
      <div id="commands" ref={list} role="listbox" aria-label="Commands">
        {found.value.map((entry, i) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: keys go to the line above, which keeps the focus.
          <div
            key={`${entry.name}-${i}`}
            id={`command-${i}`}
            role="option"
            aria-selected={i === at.value}
            tabIndex={-1}
            onClick={() => choose(entry)}
          >
            <Icon name={entry.icon} size={16} />
            <span class="menu-name">{entry.name}</span>
            {entry.key && <span class="menu-key">{entry.key}</span>}
          </div>
        ))}
      </div>
    </Dialog>
  );
}
