import { describe, expect, it } from 'vitest';
import type { Edit } from '../src/api/types';
import { copiesOf } from '../src/design/copies';
import {
  allApplied,
  applied,
  freeId,
  inWords,
  joined,
  lockedAgainst,
  withoutArticle,
} from '../src/design/edits';
import { car, cat, design, NamedMasks } from './fixtures';

const masks = new NamedMasks();
const all = (...edits: Edit[]): Edit[] =>
  edits.reduce<Edit[]>((list, edit) => joined(list, edit, masks), []);
const move = (dx: number, dy: number): Edit => ({ type: 'move', id: 'cat', dx, dy });

describe('an edit', () => {
  it('moves a thing, and nothing else', () => {
    const after = applied(design(cat, car), move(0.2, -0.1), masks);
    expect(after.entities[0]!.region).toEqual({ box: [0.3, 0.4, 0.6, 0.8] });
    expect(after.entities[1]).toBe(car);
  });

  it('resizes around the middle', () => {
    const edit: Edit = {
      type: 'resize',
      id: 'cat',
      widthFactor: 0.5,
      heightFactor: 0.5,
      anchor: 'centre',
    };
    expect(applied(design(cat), edit, masks).entities[0]!.region).toEqual({
      box: [0.175, 0.6, 0.325, 0.8],
    });
  });

  it('brings a thing to the front', () => {
    const after = applied(design(cat, car), { type: 'reorder', id: 'cat', index: 1 }, masks);
    expect(after.entities.map((e) => e.id)).toEqual(['car', 'cat']);
  });

  it('changes nothing where its thing is gone', () => {
    expect(applied(design(car), move(0.1, 0), masks).entities).toEqual([car]);
  });

  it('draws in the style of a picture, of another one, and of none again', () => {
    const given: Edit = { type: 'stylePicture', image: 'AA==', scale: 0.4 };
    const styled = applied(design(cat), given, masks);
    expect(styled.stylePicture).toEqual({ scale: 0.4 });
    expect(all(given, { ...given, image: 'AQ==' })).toEqual([{ ...given, image: 'AQ==' }]);
    expect(applied(styled, { type: 'stylePicture', image: null }, masks)).toEqual(design(cat));
    expect(inWords(given)).toBe('in the style of a picture');
  });

  it('gives a thing a seed and a strength of its own, and takes them back', () => {
    const given: Edit[] = [
      { type: 'seed', id: 'cat', seed: '18446744073709551615' },
      { type: 'strength', id: 'cat', strength: 0.3 },
    ];
    const own = allApplied(design(cat, car), given, masks);
    expect(own.entities).toEqual([{ ...cat, seed: '18446744073709551615', strength: 0.3 }, car]);
    expect(copiesOf(own.entities.slice(0, 1), own, masks, 0, 0)[0]!.entity).toMatchObject({
      id: 'cat-2',
      seed: '18446744073709551615',
      strength: 0.3,
    });
    const none: Edit[] = [
      { type: 'seed', id: 'cat', seed: null },
      { type: 'strength', id: 'cat', strength: null },
    ];
    expect(allApplied(own, none, masks)).toEqual(design(cat, car));
  });

  it('draws with each LoRA at the scale that it was given last', () => {
    const lora = (name: string, scale: number): Edit => ({ type: 'lora', name, scale });
    const edits = all(lora('ink', 0.4), lora('wash', 1), lora('ink', 0));
    expect(edits).toEqual([lora('ink', 0), lora('wash', 1)]);
    const drawn = edits.reduce((soFar, edit) => applied(soFar, edit, masks), design(cat));
    expect(drawn.loras).toEqual({ ink: 0, wash: 1 });
    expect(edits.map((edit) => inWords(edit))).toEqual(['LoRA ink off', 'LoRA wash × 1']);
  });

  it('hides a thing and shows it again as it was', () => {
    const hidden = applied(design(cat, car), { type: 'hide', id: 'cat', hidden: true }, masks);
    expect(hidden.entities).toEqual([{ ...cat, hidden: true }, car]);
    const shown = applied(hidden, { type: 'hide', id: 'cat', hidden: false }, masks);
    expect(shown.entities).toEqual([cat, car]);
  });

  it('changes nothing of what is locked, nor the size of its picture, until it is unlocked', () => {
    const locked = applied(design(cat, car), { type: 'lock', id: 'cat', locked: true }, masks);
    const refused: Edit[] = [
      move(0.1, 0),
      { type: 'remove', id: 'cat' },
      { type: 'hide', id: 'cat', hidden: true },
      { type: 'recolour', id: 'cat', colour: 'red' },
      { type: 'canvas', width: 64, height: 64 },
    ];
    for (const edit of refused) {
      expect(lockedAgainst(locked, edit)?.id).toBe('cat');
      expect(applied(locked, edit, masks)).toBe(locked);
    }
    expect(lockedAgainst(locked, { type: 'scene', scene: 'at sea' })).toBeUndefined();
    expect(lockedAgainst(locked, { type: 'remove', id: 'car' })).toBeUndefined();
    const free = applied(locked, { type: 'lock', id: 'cat', locked: false }, masks);
    expect(applied(free, { type: 'remove', id: 'cat' }, masks).entities).toEqual([car]);
  });

  it('says what is left out', () => {
    const edit: Edit = { type: 'negative', negative: 'people' };
    expect(applied(design(), edit, masks).negative).toBe('people');
    expect(inWords(edit)).toBe('leave out: people');
  });

  it('sets the scene', () => {
    expect(applied(design(), { type: 'scene', scene: 'at night' }, masks).scene).toBe('at night');
  });
});

describe('edits that follow each other', () => {
  it('are one move where an arrow key was pressed ten times', () => {
    expect(all(...Array.from({ length: 10 }, () => move(0.02, 0)))).toEqual([move(0.2, 0)]);
  });

  it('keep the unlocking before a removal, which would be refused without it', () => {
    const unlock: Edit = { type: 'lock', id: 'cat', locked: false };
    expect(all(unlock, { type: 'remove', id: 'cat' })).toEqual([
      unlock,
      { type: 'remove', id: 'cat' },
    ]);
  });

  it('are none where a thing came back to its place', () => {
    expect(all(move(0.02, 0), move(-0.02, 0))).toEqual([]);
  });

  it('are one addition where a new thing was moved and renamed', () => {
    const list = all({ type: 'add', entity: cat }, move(0.1, 0), {
      type: 'reprompt',
      id: 'cat',
      prompt: 'tiger',
    });
    expect(list).toEqual([
      {
        type: 'add',
        entity: { id: 'cat', prompt: 'tiger', region: { box: [0.2, 0.5, 0.5, 0.9] } },
      },
    ]);
  });

  it('are none where a new thing was removed again', () => {
    expect(all({ type: 'add', entity: cat }, { type: 'remove', id: 'cat' })).toEqual([]);
  });

  it('are one shape where a reshaped thing was moved', () => {
    const list = all(
      { type: 'reshape', id: 'cat', region: { box: [0, 0, 0.5, 0.5] } },
      move(0.5, 0.5),
    );
    expect(list).toEqual([{ type: 'reshape', id: 'cat', region: { box: [0.5, 0.5, 1, 1] } }]);
  });

  it('keep the last of two scenes', () => {
    expect(all({ type: 'scene', scene: 'a' }, { type: 'scene', scene: 'b' })).toEqual([
      { type: 'scene', scene: 'b' },
    ]);
  });

  it('of two things stay two', () => {
    expect(all(move(0.1, 0), { type: 'remove', id: 'car' })).toHaveLength(2);
  });

  it('lead to the same design as one by one', () => {
    const edits: Edit[] = [
      move(0.1, 0),
      { type: 'remove', id: 'car' },
      move(0.05, 0.02),
      { type: 'add', entity: { id: 'sun', prompt: 'sun', region: { box: [0, 0, 0.2, 0.2] } } },
      { type: 'reshape', id: 'sun', region: { ellipse: [0.5, 0, 0.9, 0.4] } },
      { type: 'reorder', id: 'sun', index: 0 },
    ];
    const start = design(cat, car);
    expect(allApplied(start, all(...edits), masks)).toEqual(allApplied(start, edits, masks));
  });
});

describe('names', () => {
  it('are kept without an article', () => {
    expect(withoutArticle(' a red house ')).toBe('red house');
    expect(withoutArticle('An umbrella')).toBe('umbrella');
    expect(withoutArticle('antelope')).toBe('antelope');
    expect(withoutArticle('a')).toBe('a');
  });

  it('are the last word, with a number where it is taken', () => {
    expect(freeId(design(), 'a red balloon')).toBe('balloon');
    expect(freeId(design(cat, { ...cat, id: 'cat-2' }), 'black cat')).toBe('cat-3');
  });

  it('exist for words without letters too', () => {
    expect(freeId(design(), '!!')).toBe('thing');
  });
});

it('says edits in words', () => {
  expect(inWords(move(-0.123, 0))).toBe('move cat 12 % left');
  expect(inWords(move(0.1, 0), () => 'white cat')).toBe('move white cat 10 % right');
  expect(inWords(move(0.1, 0.1))).toBe('move cat 10 % right, 10 % down');
  expect(inWords({ type: 'scene', scene: '' })).toBe('no scene');
});
