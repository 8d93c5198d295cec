import { describe, expect, it } from 'vitest';
import { clippingOf, readClipping } from '../src/design/clipping';
import { copiesAside } from '../src/design/copies';
import { wrongNumber, wrongSeed } from '../src/design/exact';
import { takesColour } from '../src/design/tints';
import { car, cat, design, NamedMasks } from './fixtures';

describe('what is typed', () => {
  it('is refused with the value where it is no number in the range', () => {
    const range = { least: 0, most: 64 };
    expect(wrongNumber('12.5', range)).toBeNull();
    expect(wrongNumber('12px', range)).toBe('“12px” is no number; type one from 0 to 64.');
    expect(wrongNumber('65', range)).toBe('65 is too large; type a number from 0 to 64.');
    expect(wrongNumber('1.5', { ...range, whole: true })).toContain('no whole number');
    expect(wrongNumber('3', { least: 2, most: 2 })).toBe('3 is too large; type 2.');
    expect(wrongNumber('x', { least: 2, most: 2 })).toBe('“x” is no number; type 2.');
  });

  it('is a seed up to the last of 64 bits', () => {
    expect(wrongSeed('18446744073709551615')).toBeNull();
    expect(wrongSeed('18446744073709551616')).toContain('too large');
    expect(wrongSeed('-1')).toContain('no seed');
  });
});

describe('copies', () => {
  const masks = new NamedMasks();

  it('lie to each other as what they are copied from, within the picture', () => {
    const added = copiesAside([cat, car], design(cat, car), masks);
    expect(added.map(({ entity }) => entity.id)).toEqual(['cat-2', 'car-2']);
    expect(added[0]!.entity.region).toEqual({ box: [0.14, 0.54, 0.44, 0.94] });
    expect(added[1]!.entity.region).toEqual({ ellipse: [0.54, 0.54, 0.94, 0.94] });
  });

  it('lie beside those that were copied before', () => {
    const first = copiesAside([cat], design(cat), masks).map(({ entity }) => entity);
    const there = design(cat, ...first.map((each) => ({ ...each, id: each.id! })));
    const [second] = copiesAside([cat], there, masks);
    expect(second!.entity.region).toEqual({ box: [0.18, 0.58, 0.48, 0.98] });
  });

  it('come from the clipboard as they went there, and nothing else does', () => {
    const text = clippingOf([cat], { width: 64, height: 64 });
    expect(readClipping(text)?.things).toEqual([{ prompt: 'cat', region: cat.region }]);
    for (const other of ['', 'a cat', '{}', '{"edits":[{"type":"remove","id":"cat"}]}'])
      expect(readClipping(other)).toBeNull();
    expect(readClipping(text.replace('0.1', '"x"'))).toBeNull();
  });
});

it('offers no colour to what is known in its own alone', () => {
  expect(takesColour('red panda', ['panda', 'orange'])).toBe(false);
  expect(takesColour('orange', ['panda', 'orange'])).toBe(false);
  expect(takesColour('orange cat', ['panda', 'orange'])).toBe(true);
});
