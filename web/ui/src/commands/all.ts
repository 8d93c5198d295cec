import { CANVAS_COMMANDS } from './canvas';
import type { Command } from './command';
import { PAGE_COMMANDS } from './page';
import { THING_COMMANDS } from './things';

/** All that can be done by a key, from a menu or by name; also what is done with the mouse alone. */
export const COMMANDS: readonly Command[] = [
  ...THING_COMMANDS,
  ...CANVAS_COMMANDS,
  ...PAGE_COMMANDS,
];
