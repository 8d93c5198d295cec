import { expect, it } from 'vitest';
import { tintsOf } from '../src/design/tints';

it('gives things that stand together different tints', () => {
  const ids = ['bird', 'balloon', 'cat', 'dog', 'car', 'sun', 'moon', 'house'];
  expect(new Set(tintsOf(ids).values()).size).toBe(8);
});

it('does not change tints where things change places', () => {
  expect(tintsOf(['cat', 'dog', 'bird'])).toEqual(tintsOf(['bird', 'cat', 'dog']));
});

it('shares tints among very many things', () => {
  expect(tintsOf(Array.from({ length: 40 }, (_, i) => `thing-${i}`)).size).toBe(40);
});
