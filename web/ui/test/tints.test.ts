import { expect, it } from 'vitest';
import { colourIn, tintsOf } from '../src/design/tints';

const things = (...names: string[]) =>
  names.map((name) => ({ id: name.replaceAll(' ', '-'), prompt: name }));

it('gives things that stand together different tints', () => {
  expect(
    new Set(
      tintsOf(things('bird', 'balloon', 'cat', 'dog', 'car', 'sun', 'moon', 'house')).values(),
    ).size,
  ).toBe(8);
  expect(new Set(tintsOf(things('red ball', 'red car', 'red house')).values()).size).toBe(3);
});

it('does not change tints where things change places', () => {
  expect(tintsOf(things('cat', 'dog', 'bird'))).toEqual(tintsOf(things('bird', 'cat', 'dog')));
});

it('does not contradict the colour that a thing is said to have', () => {
  expect(colourIn('a Red car with white wheels')).toBe('red');
  expect(colourIn('golden crown')).toBe('yellow');
  expect(colourIn('blueberry')).toBeUndefined();
  const tints = tintsOf(things('red ball', 'blue ball', 'ball'));
  expect(tints.get('red-ball')).toBe(tintsOf(things('red car')).get('red-car'));
  expect(new Set(tints.values()).size).toBe(3);
});

it('knows no colour by the names that all objects have', () => {
  expect(colourIn('constructor')).toBeUndefined();
});

it('shares tints among very many things', () => {
  expect(tintsOf(things(...Array.from({ length: 40 }, (_, i) => `thing ${i}`))).size).toBe(40);
});
