import { afterEach, expect, it, vi } from 'vitest';
import type { Conversation } from '../src/api/types';
import { live } from '../src/state/conversation';
import { follow, show } from '../src/state/reading';
import { live as conversation, version } from './fixtures';

vi.mock('../src/state/route', () => ({ showRoute: () => {} }));
afterEach(() => vi.unstubAllGlobals());

it('reads a conversation again where a turn ended while it was read for the first time', async () => {
  const begun = conversation({ lastEvent: 'log-1' });
  const over = conversation({
    lastEvent: 'log-2',
    versions: [version(0, null), version(1, 0)],
    current: 1,
  });
  let answer: (response: Response) => void = () => {};
  const first = new Promise<Response>((resolve) => {
    answer = resolve;
  });
  const answers = [first, Promise.resolve(json(over))];
  vi.stubGlobal('fetch', () => answers.shift());

  const shown = show('c');
  follow({ id: 'log-2', event: 'ended', data: { conversation: 'c', turn: 0 } });
  answer(json(begun));
  await shown;

  await vi.waitFor(() => expect(live.value?.current).toBe(1));
});

const json = (body: Conversation): Response => new Response(JSON.stringify(body));
