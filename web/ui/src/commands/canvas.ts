import { TOOLS } from '../canvas/tools';
import { announce } from '../state/announcement';
import { camera, showWhole, zoomBy } from '../state/camera';
import { pairToCompare } from '../state/comparable';
import { shownVersion } from '../state/conversation';
import { design, selected, selectedThings } from '../state/design';
import { draft } from '../state/draft';
import { invert } from '../state/inverting';
import { compare, comparing, regionsShown, showRegions, showVariations } from '../state/looking';
import { openMenu } from '../state/menu';
import { isSelected, select, selectAll } from '../state/selection';
import { edit } from '../state/sending';
import { canStepBack, canStepForward, deselect, stepBack, stepForward } from '../state/stepping';
import { chooseTool, isPainting, thicken, tool } from '../state/tool';
import type { Command } from './command';

const shown = (): readonly string[] =>
  design.value.entities.filter((thing) => !thing.hidden).map((thing) => thing.id);

/** Of the thing in the list that has the focus, of what is selected, or of the canvas. */
function menuByKey(): void {
  const row = document.activeElement?.closest<HTMLElement>('[data-thing]');
  if (row?.dataset.thing && !isSelected(row.dataset.thing)) select(row.dataset.thing);
  const [thing] = selectedThings.value;
  const place = row ?? (thing && document.querySelector(`[data-testid="region-${thing.id}"]`));
  const box = (place ?? document.getElementById('canvas'))?.getBoundingClientRect();
  if (!box) return;
  openMenu(box.left + box.width / 2, box.top + box.height / 2, thing ? 'things' : 'canvas');
}

const TOOL_COMMANDS: readonly Command[] = TOOLS.map((each) => ({
  name: `${each.name} tool`,
  icon: each.icon,
  keys: [each.key.toUpperCase()],
  can: () => each.tool !== 'eraser' || selected.value !== undefined || draft.value !== null,
  run: () => {
    chooseTool(each.tool);
    announce(`${TOOLS.find((t) => t.tool === tool.value)!.name} tool.`);
  },
}));

/** About the picture as a whole, and how it is seen. */
export const CANVAS_COMMANDS: readonly Command[] = [
  {
    name: 'Undo',
    icon: 'undo',
    keys: ['Ctrl+Z'],
    where: 'page',
    menu: 'canvas',
    can: canStepBack,
    run: stepBack,
  },
  {
    name: 'Redo',
    icon: 'redo',
    keys: ['Ctrl+Shift+Z', 'Ctrl+Y'],
    where: 'page',
    menu: 'canvas',
    can: canStepForward,
    run: stepForward,
  },
  {
    name: 'Select all',
    icon: 'layers',
    keys: ['Ctrl+A'],
    menu: 'canvas',
    can: () => shown().length > 0,
    run: () => {
      selectAll(shown());
      announce(`${shown().length} selected.`);
    },
  },
  { name: 'Paste things, also from another conversation', shown: 'Ctrl+V' },
  { name: 'Select one more, or one less', shown: 'Shift+click' },
  { name: 'Drag without snapping to what is near', shown: 'Ctrl while dragging' },
  {
    name: 'Let go of it, close, or leave a tool',
    keys: ['Escape'],
    where: 'page',
    byName: false,
    run: deselect,
  },
  ...TOOL_COMMANDS,
  {
    name: 'Thicker brush or eraser',
    icon: 'brush',
    keys: [']'],
    can: isPainting,
    run: () => thicken(true),
  },
  {
    name: 'Thinner brush or eraser',
    icon: 'brush',
    keys: ['['],
    can: isPainting,
    run: () => thicken(false),
  },
  {
    name: 'Turn the shape inside out',
    icon: 'invert',
    keys: ['I'],
    can: () => selected.value !== undefined || draft.value !== null,
    run: invert,
  },
  {
    name: 'Show or hide the regions',
    icon: 'eye',
    keys: ['H'],
    menu: 'canvas',
    run: () => showRegions(!regionsShown.value),
  },
  {
    name: 'Show the whole picture',
    icon: 'fit',
    keys: ['0'],
    menu: 'canvas',
    can: () => camera.value.zoom > 1,
    run: showWhole,
  },
  { name: 'Zoom in', icon: 'plus', run: () => zoomBy(1.4) },
  { name: 'Zoom; two fingers do, too', shown: 'Ctrl+wheel' },
  { name: 'Move about where it is zoomed', shown: 'Space+drag' },
  {
    name: 'Draw anew from another seed',
    icon: 'again',
    menu: 'canvas',
    can: () => shownVersion.value !== undefined,
    run: () => edit({ type: 'reseed' }),
  },
  {
    name: 'Variations of the picture',
    icon: 'vary',
    menu: 'canvas',
    can: () => shownVersion.value !== undefined,
    run: () => showVariations(true),
  },
  {
    name: 'Compare versions',
    icon: 'compare',
    menu: 'canvas',
    can: () => pairToCompare.value !== null,
    run: () => compare(comparing.value ? null : pairToCompare.value),
  },
  {
    name: 'Menu of what is selected',
    keys: ['Shift+F10', 'ContextMenu'],
    shown: 'Shift+F10, right click',
    byName: false,
    run: menuByKey,
  },
];
