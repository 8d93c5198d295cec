import { beforeEach, describe, expect, it } from 'vitest';
import type { Edit } from '../src/api/types';
import { announcement } from '../src/state/announcement';
import { write, written } from '../src/state/composer';
import { setLive } from '../src/state/conversation';
import * as edits from '../src/state/edits';
import { forgetAllLost, lost, putBack } from '../src/state/lost';
import { caughtUp, eventsAreMissed } from '../src/state/recovery';
import { forgetSaid, startSaying, waiting } from '../src/state/said';
import { live, version } from './fixtures';

const before = live({ lastEvent: 'old-5' });
const restarted = live({ lastEvent: 'new-1' });
const move: Edit = { type: 'move', id: 'cat', dx: 0.1, dy: 0 };

function sendEdit(turn: number): void {
  edits.addEdits([move]);
  const ticket = edits.startSending();
  if (ticket) edits.accepted(ticket, turn);
}

beforeEach(() => {
  setLive(before);
  edits.discard();
  edits.forgetSent();
  forgetSaid();
  forgetAllLost();
  write('');
});

describe('a studio that was ended before it had answered', () => {
  it('leaves the words where they are written', () => {
    startSaying('a cat').accepted(3);
    caughtUp(restarted);
    expect(written.value).toBe('a cat');
    expect(putBack.value).toBe(true);
    expect(announcement.value).toContain('Your words are still here.');
    expect(waiting.value).toEqual([]);
  });

  it('leaves them beside words that somebody is writing', () => {
    write('and a tree');
    startSaying('a cat').accepted(3);
    caughtUp(restarted);
    expect(written.value).toBe('and a tree');
    expect(lost.value).toEqual(['a cat']);
  });

  it('leaves several of them one by one', () => {
    startSaying('a cat').accepted(3);
    startSaying('a dog').accepted(4);
    caughtUp(restarted);
    expect(written.value).toBe('');
    expect(lost.value).toEqual(['a cat', 'a dog']);
  });

  it('gets words that were on their way', () => {
    startSaying('a cat');
    caughtUp(restarted);
    expect(lost.value).toEqual([]);
    expect(waiting.value).toMatchObject([{ said: 'a cat', turn: null }]);
  });

  it('has what was edited wait again', () => {
    sendEdit(3);
    caughtUp(restarted);
    expect(edits.pending.value).toEqual([move]);
    expect(edits.sent.value).toEqual([]);
  });

  it('has nothing wait that it had kept', () => {
    sendEdit(3);
    caughtUp({ ...restarted, versions: [version(0, null), version(1, 0)] });
    expect(edits.pending.value).toEqual([]);
    expect(edits.sent.value).toEqual([]);
  });

  it('counts its turns from one, so that what went wrong before is of others', () => {
    const failure = {
      turn: 2,
      said: '',
      version: null,
      after: 0,
      message: 'No.',
      cancelled: false,
    };
    expect(caughtUp({ ...restarted, failures: [failure], over: [1, 2] })).toMatchObject({
      failures: [],
      over: [],
    });
  });
});

it('believes the studio where events were missed', () => {
  startSaying('a cat').accepted(6);
  startSaying('a dog').accepted(7);
  sendEdit(8);
  eventsAreMissed();
  caughtUp(live({ lastEvent: 'old-9', waiting: [{ turn: 7, said: 'a dog' }] }));
  expect(waiting.value.map((line) => line.said)).toEqual(['a dog']);
  expect(edits.sent.value).toEqual([]);
  expect(lost.value).toEqual([]);
});

it('keeps what is on its way where nothing was missed', () => {
  sendEdit(8);
  caughtUp(live({ lastEvent: 'old-6' }));
  expect(edits.sent.value).toMatchObject([{ turn: 8 }]);
});
