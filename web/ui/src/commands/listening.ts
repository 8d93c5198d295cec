import { copyThings, pasteThings } from '../state/clipboard';
import { overlay } from '../state/layout';
import { menu } from '../state/menu';
import { sheetShown } from '../state/sidebar';
import { COMMANDS } from './all';
import { type Command, keyOf } from './command';

/** Where a key is text or belongs to the control itself. */
const TYPING = 'input:not([type="radio"]), textarea, select, [contenteditable], dialog, .popover';
/** Where a key belongs to what is selected. */
const ABOUT_THINGS = '#canvas, #things, .toolbar';

const isBusy = (): boolean => overlay.value !== null || sheetShown.value || menu.value !== null;

function isMeant(where: Command['where'], target: Element): boolean {
  if (where === 'always') return true;
  if (target.closest(TYPING)) return false;
  return where === 'page' || target === document.body || target.closest(ABOUT_THINGS) !== null;
}

function onKey(e: KeyboardEvent): void {
  const key = keyOf(e);
  // Of two that a key means, the tool in hand, which stands later, comes before the things.
  const command = COMMANDS.findLast(
    (each) => each.keys?.includes(key) && (each.can === undefined || each.can()),
  );
  if (isBusy() || !command?.run || !isMeant(command.where, e.target as Element)) return;
  e.preventDefault();
  command.run(key);
}

function onClipboard(e: ClipboardEvent): void {
  const target = e.target as Element;
  // What is marked as text is meant as text.
  const text = e.type !== 'paste' && getSelection()?.isCollapsed === false;
  // The line has the focus wherever one begins; things that are copied are no words to say.
  const paste = e.type === 'paste';
  const here = isMeant(paste ? 'page' : 'canvas', target) || (paste && target.id === 'composer');
  if (isBusy() || text || !here) return;
  if (e.type === 'paste') pasteThings(e);
  else copyThings(e);
}

/** Hears keys and what is copied; ends with the function that it gives back. */
export function listenForCommands(): () => void {
  const clipboard = ['copy', 'cut', 'paste'] as const;
  document.addEventListener('keydown', onKey);
  for (const type of clipboard) document.addEventListener(type, onClipboard);
  return () => {
    document.removeEventListener('keydown', onKey);
    for (const type of clipboard) document.removeEventListener(type, onClipboard);
  };
}
