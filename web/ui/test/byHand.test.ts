import { expect, it } from 'vitest';
import { toldByHand } from '../src/chat/byHand';

it.each([
  ['undo', 'Undid'],
  ['redo', 'Did it again'],
  ['go to version 12', 'Went to version 12'],
  ['variation, seed 42', 'Picked a variation'],
  ['variation of cat, seed -7', 'Picked a variation of cat'],
  ['open mine.png', 'Opened mine.png'],
])('tells “%s” as “%s”', (said, told) => {
  expect(toldByHand(said)).toBe(told);
});

it('leaves what it does not know as it is, but for the first letter', () => {
  expect(toldByHand('moved cat left')).toBe('Moved cat left');
});
