import { isSelected, select } from './selection';
import { state } from './signal';

/** Where the menu of commands is open, in pixels of the page, and what they are about. */
export interface Menu {
  x: number;
  y: number;
  about: 'things' | 'canvas';
}

const [menu, setMenu] = state<Menu | null>(null);

export { menu };

export const closeMenu = (): void => setMenu(null);

export const openMenu = (x: number, y: number, about: Menu['about']): void =>
  setMenu({ x, y, about });

/** The menu of a thing under the pointer, which is selected then, or of the canvas. */
export function openMenuAt(e: MouseEvent, thing: string | null): void {
  e.preventDefault();
  if (thing !== null && !isSelected(thing)) select(thing);
  openMenu(e.clientX, e.clientY, thing === null ? 'canvas' : 'things');
}
