import { beforeEach, expect, it } from 'vitest';
import { setLive } from '../src/state/conversation';
import { queue } from '../src/state/queue';
import { forgetSaid, spoken, startSaying, startWaiting } from '../src/state/said';
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

it('shows each undo that waits for what is drawn, which nobody has to say again', () => {
  setLive(live({ busy: { ...busy, preview: null } }));
  startWaiting('undo').accepted(2);
  startWaiting('undo').accepted(3);
  expect(said()).toEqual(['undo', 'undo']);
  expect(spoken.value).toEqual([]);
});
