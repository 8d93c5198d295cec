import { useLayoutEffect, useRef } from 'preact/hooks';
import { Icon } from '../controls/Icon';
import { clamp } from '../design/region';
import { closeMenu, type Menu, menu } from '../state/menu';
import { COMMANDS } from './all';
import type { Command } from './command';

const GAP = 8;

/** The commands for what is under the pointer. */
export function ContextMenu() {
  return menu.value && <Opened key={`${menu.value.x},${menu.value.y}`} at={menu.value} />;
}

function Key({ command: { keys, shown } }: { command: Command }) {
  const key = keys?.[0] ?? shown;
  return key === undefined ? null : (
    <span class="menu-key" aria-hidden="true">
      {key}
    </span>
  );
}

function Opened({ at }: { at: Menu }) {
  const list = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const before = document.activeElement as HTMLElement | null;
    const menuItself = list.current;
    const { style, offsetWidth, offsetHeight } = list.current!;
    style.left = `${clamp(at.x, GAP, Math.max(GAP, innerWidth - offsetWidth - GAP))}px`;
    style.top = `${clamp(at.y, GAP, Math.max(GAP, innerHeight - offsetHeight - GAP))}px`;
    items()[0]?.focus();
    const away = (e: Event): void => {
      if (!list.current?.contains(e.target as Node)) closeMenu();
    };
    addEventListener('pointerdown', away, true);
    addEventListener('blur', closeMenu);
    return () => {
      removeEventListener('pointerdown', away, true);
      removeEventListener('blur', closeMenu);
      // A command may have put the focus where it is needed.
      if (menuItself?.contains(document.activeElement)) before?.focus();
    };
  }, []);
  const items = (): HTMLElement[] => [
    ...list.current!.querySelectorAll<HTMLElement>('[role="menuitem"]'),
  ];
  const go = (by: number): void => {
    const all = items();
    const now = all.indexOf(document.activeElement as HTMLElement);
    all[(now + by + all.length) % all.length]?.focus();
  };
  return (
    <div
      ref={list}
      class="popover menu"
      role="menu"
      tabIndex={-1}
      aria-label={at.about === 'things' ? 'What to do with it' : 'What to do with the picture'}
      onContextMenu={(e) => e.preventDefault()}
      onKeyDown={(e) => {
        if (e.key === 'ArrowDown') go(1);
        else if (e.key === 'ArrowUp') go(-1);
        else if (e.key === 'Home') items()[0]?.focus();
        else if (e.key === 'End') items().at(-1)?.focus();
        else if (e.key === 'Escape' || e.key === 'Tab') closeMenu();
        else return;
        e.preventDefault();
        e.stopPropagation();
      }}
    >
      {COMMANDS.filter((c) => c.menu === at.about && (c.can?.() ?? true)).map((command) => (
        <button
          key={command.name}
          type="button"
          role="menuitem"
          tabIndex={-1}
          onClick={() => {
            closeMenu();
            command.run?.('');
          }}
        >
          {command.icon && <Icon name={command.icon} size={16} />}
          <span class="menu-name">{command.name}</span>
          <Key command={command} />
        </button>
      ))}
    </div>
  );
}
