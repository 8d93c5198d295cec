import { expect, it } from 'vitest';
import { setLive } from '../src/state/conversation';
import { refusedName, refuseNames, wronglyNamed } from '../src/state/names';
import { car, cat, design, live, version } from './fixtures';

const shows = (...things: Parameters<typeof design>): void =>
  setLive(live({ versions: [{ ...version(0, null), design: design(...things) }] }));
const wrong = (thing: string) => ({
  thing,
  reason: 'This model does not know it.',
  suggestions: [],
});

it('marks all names that were refused until each is another one, the frontmost first', () => {
  shows(cat, car);
  refuseNames([wrong('cat'), wrong('car'), wrong('gone')]);
  expect(refusedName('cat', 'cat')).toBeDefined();
  expect(wronglyNamed.value?.id).toBe('car');
  shows(cat, { ...car, prompt: 'taxi' });
  expect(refusedName('car', 'taxi')).toBeUndefined();
  expect(wronglyNamed.value?.id).toBe('cat');
});
