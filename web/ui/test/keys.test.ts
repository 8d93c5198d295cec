import { describe, expect, it } from 'vitest';
import { commandOf } from '../src/canvas/commands';
import { recalled } from '../src/chat/recall';
import { routeOf } from '../src/state/route';

const key = (
  name: string,
  with_: Partial<Record<'ctrlKey' | 'shiftKey' | 'altKey' | 'metaKey', boolean>> = {},
) =>
  commandOf({
    key: name,
    ctrlKey: false,
    metaKey: false,
    shiftKey: false,
    altKey: false,
    ...with_,
  });

describe('keys', () => {
  it('move, with Shift five times as far', () => {
    expect(key('ArrowLeft')).toEqual({ do: 'move', dx: -0.02, dy: 0 });
    expect(key('ArrowDown', { shiftKey: true })).toEqual({ do: 'move', dx: 0, dy: 0.1 });
  });

  it('undo and redo', () => {
    expect(key('z', { ctrlKey: true })).toEqual({ do: 'undo' });
    expect(key('Z', { ctrlKey: true, shiftKey: true })).toEqual({ do: 'redo' });
    expect(key('z', { metaKey: true })).toEqual({ do: 'undo' });
  });

  it('belong to the browser with Ctrl or Alt', () => {
    expect(key('r', { ctrlKey: true })).toBeNull();
    expect(key('ArrowLeft', { altKey: true })).toBeNull();
  });

  it('choose a tool', () => {
    expect(key('b')).toEqual({ do: 'tool', tool: 'brush' });
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
