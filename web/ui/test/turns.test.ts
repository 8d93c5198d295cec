import { describe, expect, it } from 'vitest';
import type { Progress, TurnRecord } from '../src/api/types';
import type { Failure } from '../src/state/reduce';
import { lastIsRunning } from '../src/state/reduce';
import { linesOf } from '../src/state/turns';
import { live } from './fixtures';

const turn = (number: number, said: string, version: number, reply = ''): TurnRecord => ({
  number,
  said,
  reply,
  version,
  answered: 0,
});
const busy = (said: string, changes: Partial<Progress> = {}): Progress => ({
  turn: 9,
  said,
  reply: '',
  version: null,
  stage: 'thinking',
  preview: null,
  ...changes,
});
const failure = (changes: Partial<Failure>): Failure => ({
  turn: 5,
  said: 'a cat',
  version: null,
  after: 0,
  message: 'No.',
  cancelled: false,
  ...changes,
});

describe('a turn whose answer is kept while its picture is drawn', () => {
  it('is told apart from a finished one by its version', () => {
    expect(
      lastIsRunning(live({ turns: [turn(0, 'a cat', 1)], busy: busy('a cat', { version: 1 }) })),
    ).toBe(true);
  });

  it('is not mistaken for the same words said before', () => {
    const state = live({
      turns: [turn(0, 'another variation', 3)],
      busy: busy('another variation'),
    });
    expect(lastIsRunning(state)).toBe(false);
    expect(linesOf(state)).toHaveLength(1);
  });

  it('does not stand in the chat twice', () => {
    expect(
      linesOf(live({ turns: [turn(0, 'a cat', 1)], busy: busy('a cat', { version: 1 }) })),
    ).toEqual([]);
  });
});

it('tells versions that were made from those that were gone back to', () => {
  const state = live({
    turns: [
      turn(0, 'a cat', 1),
      turn(1, 'where is it?', 1),
      turn(2, 'a dog', 2),
      turn(3, 'undo', 1),
      turn(4, 'a tree', 3),
    ],
  });
  expect(linesOf(state).map((line) => line.kind === 'turn' && line.outcome)).toEqual([
    'made',
    'same',
    'made',
    'went',
    'made',
  ]);
});

it('takes several steps back and forth as one', () => {
  const state = live({
    turns: [
      turn(0, 'a cat', 1),
      turn(1, 'a dog', 2),
      turn(2, 'undo', 1),
      turn(3, 'redo', 2),
      turn(4, 'undo', 1),
    ],
  });
  const lines = linesOf(state);
  expect(lines).toHaveLength(3);
  expect(lines[2]).toMatchObject({ outcome: 'went', folded: 2, turn: { number: 4 } });
});

describe('a failure', () => {
  it('stands with the turn whose picture failed', () => {
    const state = live({ turns: [turn(0, 'a cat', 1)], failures: [failure({ version: 1 })] });
    expect(linesOf(state)).toMatchObject([{ kind: 'turn', failure: { message: 'No.' } }]);
  });

  it('stands by itself, in its place, where nothing was kept of its turn', () => {
    const state = live({
      turns: [turn(0, 'a dog', 1), turn(1, 'a tree', 2)],
      failures: [failure({ after: 1 })],
    });
    expect(linesOf(state).map((line) => line.kind)).toEqual(['turn', 'failure', 'turn']);
  });
});
