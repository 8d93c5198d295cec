import { describe, expect, it } from 'vitest';
import { laidOut } from '../src/history/tree';
import { lineage, pictured, undosTo } from '../src/state/versions';
import { live, version } from './fixtures';

const places = (...pairs: [number, number | null][]) =>
  Object.fromEntries(
    laidOut(pairs.map(([n, p]) => version(n, p))).map((p) => [p.version.number, [p.column, p.row]]),
  );

describe('the tree of versions', () => {
  it('is one row without branches', () => {
    expect(places([0, null], [1, 0], [2, 1])).toEqual({ 0: [0, 0], 1: [1, 0], 2: [2, 0] });
  });

  it('begins a row for each branch', () => {
    expect(places([0, null], [1, 0], [2, 1], [3, 1], [4, 3], [5, 0])).toEqual({
      0: [0, 0],
      1: [1, 0],
      2: [2, 0],
      3: [2, 1],
      4: [3, 1],
      5: [1, 2],
    });
  });

  it('can be as deep as a long conversation', () => {
    const many = Array.from({ length: 20_000 }, (_, i) => version(i, i === 0 ? null : i - 1));
    expect(laidOut(many).at(-1)!.column).toBe(19_999);
  });
});

describe('going back', () => {
  const state = live({
    current: 3,
    versions: [version(0, null), version(1, 0, 'one.png'), version(2, 1, 'two.png'), version(3, 1)],
  });

  it('follows the parents', () => {
    expect(lineage(state, 3).map((v) => v.number)).toEqual([3, 1, 0]);
  });

  it('shows the nearest picture while the current version has none', () => {
    expect(pictured(state, 3)!.number).toBe(1);
  });

  it('counts the undos that lead there, if any do', () => {
    expect(undosTo(state, 1)).toBe(1);
    expect(undosTo(state, 0)).toBe(2);
    expect(undosTo(state, 2)).toBeUndefined();
    expect(undosTo(state, 3)).toBeUndefined();
  });
});
