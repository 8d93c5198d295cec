import { expect, it } from 'vitest';
import type { Progress } from '../src/api/types';
import { stageInWords, timeLeft } from '../src/state/progress';

const busy = (changes: Partial<Progress>): Progress => ({
  turn: 1,
  said: '',
  reply: '',
  version: null,
  stage: 'drawing',
  preview: null,
  ...changes,
});

it('says how many pictures come before this one', () => {
  expect(stageInWords(busy({ stage: 'queued', position: 0 }), 'ready')).toBe(
    'Waiting, next in line',
  );
  expect(stageInWords(busy({ stage: 'queued', position: 3 }), 'ready')).toBe(
    'Waiting, 3 before this one',
  );
});

it('says that the first picture waits for the model', () => {
  expect(stageInWords(busy({}), 'loading')).toBe('Loading the model…');
  expect(stageInWords(busy({ step: 1, steps: 8 }), 'loading')).toBe('Drawing, step 2 of 8');
  expect(stageInWords(busy({ step: 8, steps: 8 }), 'ready')).toBe('Finishing the picture');
});

it('promises no time before it knows one', () => {
  expect(timeLeft(busy({ step: 0, steps: 8, secondsLeft: 0 }))).toBe('');
  expect(timeLeft(busy({ step: 4, steps: 8, secondsLeft: 12.4 }))).toBe('12 s left');
  expect(timeLeft(busy({ step: 4, steps: 8, secondsLeft: 150 }))).toBe('3 min left');
  expect(timeLeft(busy({ step: 8, steps: 8, secondsLeft: 0.4 }))).toBe('');
});
