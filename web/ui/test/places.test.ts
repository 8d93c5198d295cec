import { expect, it } from 'vitest';
import { masks } from '../src/state/masks';
import { placeOf } from '../src/state/places';
import { cat } from './fixtures';

it('leaves a thing where it was until the mask that the studio wrote anew is decoded', () => {
  const place = { x0: 0.1, y0: 0.5, x1: 0.4, y1: 0.9 };
  expect(placeOf({ ...cat, id: 'unseen', region: { mask: 'another' } })).toBeUndefined();
  expect(placeOf(cat)).toEqual(place);
  const anew = { mask: 'written anew' };
  expect(masks.pixels(anew.mask)).toBeUndefined();
  expect(placeOf({ ...cat, region: anew })).toEqual(place);
});
