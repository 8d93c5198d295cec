import type { Entity } from '../api/types';
import type { Bounds } from '../design/bounds';
import { boundsOf } from '../design/region';
import { conversationId } from './conversation';
import { isDecoded, masks } from './masks';

/** Where things were when it was known last, by conversation and id. */
const known = new Map<string, Bounds>();

/**
 * Where a thing is. A mask that the studio wrote anew has to be decoded first: until then the thing
 * is where it was before; undefined where that is not known either.
 */
export function placeOf({ id, region }: Entity): Bounds | undefined {
  const key = `${conversationId.value} ${id}`;
  if (isDecoded(region)) known.set(key, boundsOf(region, masks));
  return known.get(key);
}
