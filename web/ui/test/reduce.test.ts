import { describe, expect, it } from 'vitest';
import type { StudioEvent } from '../src/api/types';
import { alive, isLater, isOver, type Live, reduced } from '../src/state/reduce';
import { live } from './fixtures';

const of = { conversation: 'c' };
const after = (state: Live, ...events: StudioEvent[]): Live =>
  events.reduce((s, event, i) => reduced(s, `log-${i + 1}`, event).live, state);

const began: StudioEvent = { event: 'began', data: { ...of, turn: 1, said: 'a cat' } };

it('follows a turn from its beginning to its end', () => {
  const busy = after(
    live(),
    began,
    { event: 'reply', data: { ...of, turn: 1, text: 'Here is a cat.' } },
    { event: 'designed', data: { ...of, turn: 1, version: 1 } },
    { event: 'planned', data: { ...of, turn: 1, version: 1, explanation: 'All of it.' } },
    {
      event: 'step',
      data: { ...of, turn: 1, version: 1, step: 2, steps: 8, secondsLeft: 3, preview: true },
    },
  );
  expect(busy.busy).toMatchObject({
    said: 'a cat',
    reply: 'Here is a cat.',
    version: 1,
    stage: 'drawing',
    step: 2,
    steps: 8,
    secondsLeft: 3,
    explanation: 'All of it.',
    preview: 'api/conversations/c/preview?at=1-2',
  });
  const over = reduced(busy, 'log-6', { event: 'ended', data: { ...of, turn: 1 } });
  expect(over.live.busy).toBeNull();
  expect(over.live.over).toContain(1);
  expect(over.reread).toBe(true);
});

it('knows which picture is there but not read yet', () => {
  const told = reduced(live(), 'log-1', { event: 'pictured', data: { ...of, version: 2 } });
  expect(told).toMatchObject({ reread: true, live: { arriving: 2 } });
  expect(alive(live(), told.live).arriving).toBeNull();
});

it('keeps what a reply suggests until the next turn begins', () => {
  const refused = after(live(), began, {
    event: 'reply',
    data: { ...of, turn: 1, text: 'No.', suggestions: ['add a leopard'] },
  });
  expect(refused.suggestions).toEqual(['add a leopard']);
  const over = reduced(refused, 'log-6', { event: 'ended', data: { ...of, turn: 1 } }).live;
  expect(over.suggestions).toEqual(['add a leopard']);
  expect(
    reduced(over, 'log-7', { ...began, data: { ...began.data, turn: 2 } } as StudioEvent).live
      .suggestions,
  ).toEqual([]);
});

it('keeps an answer where it is until it is read', () => {
  const refused = after(live(), began, {
    event: 'reply',
    data: { ...of, turn: 1, text: 'No.' },
  });
  const over = reduced(refused, 'log-6', { event: 'ended', data: { ...of, turn: 1 } }).live;
  expect(over.turns).toMatchObject([{ number: 1, said: 'a cat', reply: 'No.', version: 0 }]);
  expect(alive(live(), over).turns).toEqual([]);
});

it('knows that a turn which was put behind a later one is not over when that one runs', () => {
  const state = live({
    busy: { turn: 3, said: '', reply: '', version: null, stage: 'drawing', preview: null },
    waiting: [{ turn: 2, said: 'and a dog' }],
  });
  expect(isOver(state, 2)).toBe(false);
  expect(isOver({ ...state, waiting: [] }, 2)).toBe(true);
});

it('goes on being about variations while they are drawn', () => {
  const varying = live({
    busy: { turn: 1, said: '', reply: '', version: null, stage: 'varying', preview: null },
  });
  const state = after(varying, {
    event: 'planned',
    data: { ...of, turn: 1, version: 1, explanation: '' },
  });
  expect(state.busy!.stage).toBe('varying');
});

it('asks for no preview after the last step, as the picture itself comes', () => {
  const state = after(live(), began, {
    event: 'step',
    data: { ...of, turn: 1, version: 1, step: 8, steps: 8, secondsLeft: 0, preview: true },
  });
  expect(state.busy!.preview).toBeNull();
});

it('knows what was missed at the beginning of a turn as far as it can', () => {
  const state = after(live(), { event: 'reply', data: { ...of, turn: 3, text: 'So far' } });
  expect(state.busy).toMatchObject({ turn: 3, reply: 'So far' });
});

it('does nothing twice where events are told again', () => {
  const state = live({ lastEvent: 'log-10' });
  expect(reduced(state, 'log-9', began).live).toBe(state);
  expect(reduced(state, 'log-11', began).live.busy).not.toBeNull();
});

it('keeps what went wrong, with what was said', () => {
  const state = after(live(), began, {
    event: 'failed',
    data: { ...of, turn: 1, message: 'No.', cancelled: false },
  });
  expect(state.failures).toMatchObject([
    { turn: 1, said: 'a cat', message: 'No.', cancelled: false },
  ]);
});

it('takes a turn that begins from those that wait', () => {
  const state = after(
    live({
      waiting: [
        { turn: 1, said: 'a cat' },
        { turn: 2, said: 'a dog' },
      ],
    }),
    began,
  );
  expect(state.waiting).toEqual([{ turn: 2, said: 'a dog' }]);
});

it('lets another turn run on when a waiting one is taken back', () => {
  const state = after(live(), began, { event: 'ended', data: { ...of, turn: 2 } });
  expect(state.busy!.turn).toBe(1);
});

describe('the order of ids', () => {
  it('is that of their numbers', () => {
    expect(isLater('log-10', 'log-9')).toBe(true);
    expect(isLater('log-9', 'log-10')).toBe(false);
    expect(isLater('log-9', 'log-9')).toBe(false);
  });

  it('begins anew with another log', () => {
    expect(isLater('new-1', 'old-500')).toBe(true);
  });
});
