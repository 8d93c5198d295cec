import { beforeEach, describe, expect, it } from 'vitest';
import { setLive } from '../src/state/conversation';
import * as edits from '../src/state/edits';
import { live } from './fixtures';

const add = (id: string) =>
  ({
    type: 'add',
    entity: {
      id,
      prompt: id,
      region: { box: [0, 0.5, 0.5, 1] as [number, number, number, number] },
    },
  }) as const;

beforeEach(() => {
  setLive(live({}));
  edits.discard();
  edits.forgetSent();
});

describe('what waits to be sent', () => {
  it('stays where it is while the rest goes', () => {
    edits.addEdits([add('grass'), add('cat')]);
    const ticket = edits.startSending((edit) => edit.type === 'add' && edit.entity.id === 'cat');
    expect(ticket?.edits).toEqual([add('cat')]);
    expect(edits.pending.value).toEqual([add('grass')]);
  });

  it('is no turn where none of it goes', () => {
    edits.addEdits([add('grass')]);
    expect(edits.startSending(() => false)).toBeNull();
    expect(edits.pending.value).toEqual([add('grass')]);
  });

  it('is told from what was said once it is a turn', () => {
    edits.rememberByHand('c', 4);
    expect(edits.isByHand('c', 4)).toBe(true);
    expect(edits.isByHand('c', 5)).toBe(false);
  });

  it('loses a name alone, and a thing goes where it was moved', () => {
    const move = { type: 'move', id: 'cat', dx: 0.1, dy: 0 } as const;
    edits.addEdits([move, { type: 'reprompt', id: 'cat', prompt: 'puma' }]);
    edits.discardNameOf('cat');
    expect(edits.pending.value).toEqual([move]);
  });

  it('is thrown away thing by thing, which can be undone', () => {
    edits.addEdits([add('grass')]);
    edits.addEdits([add('cat')]);
    edits.discardOf('grass');
    expect(edits.pending.value).toEqual([add('cat')]);
    edits.stepBack();
    expect(edits.pending.value).toEqual([add('grass'), add('cat')]);
  });
});
