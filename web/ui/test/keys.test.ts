import { describe, expect, it } from 'vitest';
import { recalled } from '../src/chat/recall';
import { keyOf } from '../src/commands/command';
import { routeOf } from '../src/state/route';

const key = (
  name: string,
  with_: Partial<Record<'ctrlKey' | 'shiftKey' | 'altKey' | 'metaKey', boolean>> = {},
) =>
  keyOf({
    key: name,
    ctrlKey: false,
    metaKey: false,
    shiftKey: false,
    altKey: false,
    ...with_,
  });

describe('keys', () => {
  it('are told with those that are held', () => {
    expect(key('ArrowLeft')).toBe('ArrowLeft');
    expect(key('ArrowDown', { shiftKey: true })).toBe('Shift+ArrowDown');
    expect(key('z', { ctrlKey: true })).toBe('Ctrl+Z');
    expect(key('Z', { ctrlKey: true, shiftKey: true })).toBe('Ctrl+Shift+Z');
    expect(key('z', { metaKey: true })).toBe('Ctrl+Z');
    expect(key('ArrowLeft', { altKey: true })).toBe('Alt+ArrowLeft');
  });

  it('that are signs are the same however a keyboard types them', () => {
    expect(key('?', { shiftKey: true })).toBe('?');
    expect(key('+', { shiftKey: true })).toBe('+');
  });
});

describe('the up arrow', () => {
  const said = ['a cat', '', 'a dog', 'a dog'];

  it('goes back through what was said, past what was said by no words or twice', () => {
    expect(recalled(said, null, -1)).toEqual({ at: 3, words: 'a dog' });
    expect(recalled(said, 3, -1)).toEqual({ at: 0, words: 'a cat' });
    expect(recalled(said, 0, -1)).toBeUndefined();
  });

  it('comes back to an empty line', () => {
    expect(recalled(said, 3, 1)).toEqual({ at: null, words: '' });
    expect(recalled(said, null, 1)).toBeUndefined();
  });
});

it('reads a conversation from the address, and nothing else', () => {
  expect(routeOf('#/c/0a1b-2c')).toBe('0a1b-2c');
  expect(routeOf('#/c/../x')).toBeNull();
  expect(routeOf('#/new')).toBeNull();
});
