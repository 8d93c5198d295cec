import { shownVersion } from '../state/conversation';
import { design, selected, selectedThings } from '../state/design';
import {
  duplicateSelected,
  hideSelected,
  lockSelected,
  moveSelected,
  removeSelected,
  reorderSelected,
  resizeSelected,
} from '../state/group';
import { showVariations } from '../state/looking';
import { rename } from '../state/renaming';
import type { Command } from './command';

/** How far an arrow key moves, as a fraction of the picture; with Shift five times as far. */
const STEP = 0.02;
const LARGER = 1.1;

const ARROWS: Record<string, readonly [number, number]> = {
  ArrowLeft: [-STEP, 0],
  ArrowRight: [STEP, 0],
  ArrowUp: [0, -STEP],
  ArrowDown: [0, STEP],
};

const any = (): boolean => selectedThings.value.length > 0;
const one = (): boolean => selected.value !== undefined && selected.value.locked !== true;

/** Whether there is something before the one thing that is selected, or behind it. */
const hasBeside = (by: 1 | -1): boolean => {
  const { entities } = design.value;
  return one() && entities[entities.indexOf(selected.value!) + by] !== undefined;
};

function nudge(key: string): void {
  const [dx, dy] = ARROWS[key.replace('Shift+', '')]!;
  const times = key.startsWith('Shift+') ? 5 : 1;
  moveSelected(dx * times, dy * times);
}

/** About all that is selected. */
export const THING_COMMANDS: readonly Command[] = [
  {
    name: 'Move what is selected; Shift goes further',
    keys: Object.keys(ARROWS).flatMap((arrow) => [arrow, `Shift+${arrow}`]),
    shown: 'Arrow keys',
    byName: false,
    can: any,
    run: nudge,
  },
  {
    name: 'Make it larger or smaller',
    keys: ['+', '=', '-', '_'],
    shown: '+ and −',
    byName: false,
    can: any,
    run: (key) => resizeSelected(key === '+' || key === '=' ? LARGER : 1 / LARGER),
  },
  {
    name: 'Rename',
    icon: 'pencil',
    keys: ['F2'],
    shown: 'F2, double click',
    menu: 'things',
    can: one,
    run: () => rename(selected.value!.id),
  },
  {
    name: 'Duplicate',
    icon: 'copy',
    keys: ['Ctrl+D'],
    shown: 'Ctrl+D, Alt+drag',
    menu: 'things',
    can: any,
    run: () => duplicateSelected(),
  },
  {
    name: 'Copy',
    icon: 'copy',
    shown: 'Ctrl+C',
    menu: 'things',
    can: any,
    // The browser asks for what is copied, as it does for the key.
    run: () => document.execCommand('copy'),
  },
  {
    name: 'Cut',
    icon: 'copy',
    shown: 'Ctrl+X',
    can: any,
    run: () => document.execCommand('cut'),
  },
  {
    name: 'Hide',
    icon: 'eyeOff',
    menu: 'things',
    can: () => selectedThings.value.some((thing) => !thing.hidden && !thing.locked),
    run: () => hideSelected(true),
  },
  {
    name: 'Show',
    icon: 'eye',
    menu: 'things',
    can: () => selectedThings.value.some((thing) => thing.hidden && !thing.locked),
    run: () => hideSelected(false),
  },
  {
    name: 'Lock',
    icon: 'lock',
    menu: 'things',
    can: () => selectedThings.value.some((thing) => !thing.locked),
    run: () => lockSelected(true),
  },
  {
    name: 'Unlock',
    icon: 'unlock',
    menu: 'things',
    can: () => selectedThings.value.some((thing) => thing.locked),
    run: () => lockSelected(false),
  },
  {
    name: 'Bring forward',
    icon: 'up',
    keys: [']'],
    menu: 'things',
    can: () => hasBeside(1),
    run: () => reorderSelected(1),
  },
  {
    name: 'Send backward',
    icon: 'down',
    keys: ['['],
    menu: 'things',
    can: () => hasBeside(-1),
    run: () => reorderSelected(-1),
  },
  {
    name: 'Variations of it',
    icon: 'vary',
    menu: 'things',
    can: () => one() && !selected.value?.hidden && shownVersion.value !== undefined,
    run: () => showVariations(true, selected.value!.id),
  },
  {
    name: 'Delete',
    icon: 'trash',
    keys: ['Delete', 'Backspace'],
    menu: 'things',
    can: any,
    run: removeSelected,
  },
];
