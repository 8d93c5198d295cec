import { expect, it } from 'vitest';
import type { Edit } from '../src/api/types';
import { joined } from '../src/design/edits';
import { back, begun, forward, type Steps, stepped } from '../src/design/steps';
import { cat, NamedMasks } from './fixtures';

const masks = new NamedMasks();
const add: Edit = { type: 'add', entity: cat };
const move: Edit = { type: 'move', id: 'cat', dx: 0.2, dy: 0 };
const gesture = (steps: Steps, edit: Edit): Steps => stepped(steps, joined(steps.now, edit, masks));

it('takes back a drag and leaves the box that was drawn before it', () => {
  const both = gesture(gesture(begun([]), add), move);
  expect(both.now).toHaveLength(1);
  expect(back(both).now).toEqual([add]);
  expect(back(back(both)).now).toEqual([]);
});

it('brings back what was taken back, gesture by gesture', () => {
  const both = gesture(gesture(begun([]), add), move);
  const none = back(back(both));
  expect(forward(none).now).toEqual([add]);
  expect(forward(forward(none))).toEqual(both);
});

it('forgets what was taken back once something else is done', () => {
  const other = gesture(back(gesture(begun([add]), move)), { type: 'scene', scene: 'at night' });
  expect(forward(other)).toEqual(other);
});

it('takes edits that a reload left one by one', () => {
  const left = begun([add, { type: 'scene', scene: 'at night' }]);
  expect(back(left).now).toEqual([add]);
  expect(forward(back(left)).now).toEqual(left.now);
});

it('does nothing where there is nothing', () => {
  expect(back(begun([]))).toEqual(begun([]));
  expect(forward(begun([add]))).toEqual(begun([add]));
});
