import type { Edit, Entity } from '../api/types';
import { type Add, copiesAside, copiesOf } from '../design/copies';
import { around, boundsOf, movedWithin, tidy } from '../design/region';
import { announce } from './announcement';
import { design, selectedThings } from './design';
import { masks } from './masks';
import { select, selectAll } from './selection';
import { edit } from './sending';

/** What is done to all that is selected at once. */

/** What of it may be changed; all of it where nothing may, so that the refusal is told. */
function free(): readonly Entity[] {
  const unlocked = selectedThings.value.filter((thing) => !thing.locked);
  return unlocked.length > 0 ? unlocked : selectedThings.value;
}

export const inShort = (things: readonly Entity[]): string =>
  things.length === 1 ? things[0]!.prompt : `${things.length} things`;

/** One edit of each, as one gesture; false where nothing is selected. */
function each(change: (thing: Entity) => Edit, done: string, things = free()): boolean {
  if (things.length === 0) return false;
  edit(...things.map(change));
  if (done !== '') announce(`${inShort(things)} ${done}.`);
  return true;
}

/** They stay as they lie to each other: all stop where the first one meets the picture's border. */
export function moveSelected(dx: number, dy: number): boolean {
  const things = free();
  if (things.length === 0) return false;
  const whole = around(things.map((thing) => boundsOf(thing.region, masks)));
  const moved = movedWithin(whole, dx, dy);
  const [right, down] = [tidy(moved.x0 - whole.x0), tidy(moved.y0 - whole.y0)];
  return each(({ id }) => ({ type: 'move', id, dx: right, dy: down }), '', things);
}

export const resizeSelected = (factor: number): boolean =>
  each(
    ({ id }) => ({
      type: 'resize',
      id,
      widthFactor: factor,
      heightFactor: factor,
      anchor: 'centre',
    }),
    '',
  );

export function removeSelected(): boolean {
  const removed = each(({ id }) => ({ type: 'remove', id }), 'removed');
  if (removed) select(null);
  return removed;
}

export const hideSelected = (hidden: boolean): boolean =>
  each(({ id }) => ({ type: 'hide', id, hidden }), hidden ? 'hidden' : 'shown');

export const lockSelected = (locked: boolean): boolean =>
  each(
    ({ id }) => ({ type: 'lock', id, locked }),
    locked ? 'locked' : 'unlocked',
    selectedThings.value,
  );

/** Puts it one further to the front, or to the back. */
export function reorderSelected(by: 1 | -1): boolean {
  const [thing] = selectedThings.value;
  if (!thing) return false;
  const index = design.value.entities.indexOf(thing) + by;
  if (index < 0 || index >= design.value.entities.length) return false;
  const where = by === 1 ? 'one forward' : 'one backward';
  return each(({ id }) => ({ type: 'reorder', id, index }), where, [thing]);
}

/** Puts a thing elsewhere among all, from the back. */
export function reorder(thing: Entity, index: number): void {
  edit({ type: 'reorder', id: thing.id, index });
  const { entities } = design.value;
  announce(
    `${thing.prompt} is number ${entities.length - index} of ${entities.length} from the front.`,
  );
}

export function add(adds: readonly Add[], done: string): void {
  edit(...adds);
  selectAll(adds.map(({ entity }) => entity.id!));
  announce(`${inShort(selectedThings.value)} ${done}.`);
}

/** Copies of all that is selected, beside it or so far away; the copies are selected then. */
export function duplicateSelected(by?: { dx: number; dy: number }): boolean {
  const things = selectedThings.value;
  if (things.length === 0) return false;
  const copies = by
    ? copiesOf(things, design.value, masks, by.dx, by.dy)
    : copiesAside(things, design.value, masks);
  add(copies, 'added');
  return true;
}
