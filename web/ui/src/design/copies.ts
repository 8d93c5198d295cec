import type { Design, Edit, Entity } from '../api/types';
import { applied, freeId } from './edits';
import { around, boundsOf, type Masks, movedWithin, stretched } from './region';

export type Add = Extract<Edit, { type: 'add' }>;
/** What a copy takes over: it shows, and nothing of it is locked. */
export type Copied = Pick<Entity, 'prompt' | 'region' | 'seed' | 'strength'>;

/** The same without what it has besides. */
export const copied = ({ prompt, region, seed, strength }: Copied): Copied => ({
  prompt,
  region,
  ...(seed !== undefined && { seed }),
  ...(strength !== undefined && { strength }),
});

/** How far a copy lies from what it was copied from. */
const ASIDE = 0.04;

/** The edits that add copies, so far away from where they are now, within the picture. */
export function copiesOf(
  things: readonly Copied[],
  design: Design,
  masks: Masks,
  dx: number,
  dy: number,
): Add[] {
  const whole = around(things.map((thing) => boundsOf(thing.region, masks)));
  const moved = movedWithin(whole, dx, dy);
  let grown = design;
  return things.map((thing) => {
    const from = boundsOf(thing.region, masks);
    const to = movedWithin(from, moved.x0 - whole.x0, moved.y0 - whole.y0);
    const region = stretched(thing.region, to, masks);
    const entity = { ...copied(thing), id: freeId(grown, thing.prompt), region };
    const add: Add = { type: 'add', entity };
    grown = applied(grown, add, masks);
    return add;
  });
}

/** How often copies go further aside, where others lie already. */
const MOST_ASIDE = 20;

/** Copies beside what they are copied from, and beside other copies: where there is room. */
export function copiesAside(things: readonly Copied[], design: Design, masks: Masks): Add[] {
  const whole = around(things.map((thing) => boundsOf(thing.region, masks)));
  const aside = (far: number): Add[] => {
    const right = whole.x1 + far <= 1 ? far : -far;
    const down = whole.y1 + far <= 1 ? far : -far;
    return copiesOf(things, design, masks, right, down);
  };
  let adds = aside(ASIDE);
  for (let n = 2; n <= MOST_ASIDE && adds.some((add) => isThere(add, design, masks)); n++)
    adds = aside(n * ASIDE);
  return adds;
}

/** Nearer than this, one of two alike things is not seen. */
const SAME = 0.01;

function isThere({ entity }: Add, design: Design, masks: Masks): boolean {
  const at = boundsOf(entity.region, masks);
  return design.entities.some(({ prompt, region }) => {
    const b = boundsOf(region, masks);
    return prompt === entity.prompt && Math.hypot(b.x0 - at.x0, b.y0 - at.y0) < SAME;
  });
}
