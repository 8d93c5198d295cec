import { expect, it } from 'vitest';
import type { Progress, TurnRecord } from '../src/api/types';
import { isRestarted, lostWords, type Spoken } from '../src/state/spoken';
import { live } from './fixtures';

const turn = (number: number, said: string): TurnRecord => ({
  number,
  said,
  reply: 'Yes.',
  version: 1,
  answered: 0,
});
const busy = (said: string): Progress => ({
  turn: 1,
  said,
  reply: '',
  version: null,
  stage: 'thinking',
  preview: null,
});
const said = (words: string, after = 0): Spoken => ({ said: words, turn: 3, after });

it('finds the words that a studio lost when it was ended', () => {
  expect(lostWords([said('a cat'), said('a dog')], live())).toEqual(['a cat', 'a dog']);
});

it('does not miss what was answered, what runs and what waits', () => {
  const state = live({
    turns: [turn(0, 'a cat')],
    busy: busy('a dog'),
    waiting: [{ turn: 2, said: 'a tree' }],
  });
  expect(lostWords([said('a cat'), said('a dog'), said('a tree')], state)).toEqual([]);
});

it('is not content with the same words answered earlier', () => {
  expect(lostWords([said('again', 1)], live({ turns: [turn(0, 'again')] }))).toEqual(['again']);
});

it('counts words that were said twice', () => {
  expect(lostWords([said('again'), said('again')], live({ turns: [turn(0, 'again')] }))).toEqual([
    'again',
  ]);
});

it('knows a studio that was started anew by the name of its log', () => {
  expect(isRestarted('8786a280-12', '1f00aa12-0')).toBe(true);
  expect(isRestarted('8786a280-12', '8786a280-15')).toBe(false);
  expect(isRestarted(null, '8786a280-15')).toBe(false);
});
