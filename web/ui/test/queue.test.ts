import { beforeEach, expect, it } from 'vitest';
import { setLive } from '../src/state/conversation';
import { queue } from '../src/state/queue';
import { forgetSaid, startSaying } from '../src/state/said';
import { live } from './fixtures';

const busy = { turn: 1, said: 'a cat', reply: '', version: null, stage: 'thinking' } as const;
const said = (): string[] => queue.value.map((each) => each.said);

beforeEach(() => {
  forgetSaid();
  setLive(live());
});

it('shows a sentence once that runs before the page is told that it was taken on', () => {
  startSaying('a cat');
  expect(said()).toEqual(['a cat']);
  setLive(live({ busy: { ...busy, preview: null } }));
  expect(said()).toEqual([]);
});

it('shows the same sentence again where it is said again', () => {
  const first = startSaying('a cat');
  setLive(live({ busy: { ...busy, preview: null } }));
  first.accepted(1);
  startSaying('a cat');
  expect(said()).toEqual(['a cat']);
});
