import type { Version } from '../api/types';

export interface Placed {
  version: Version;
  /** How many versions lie before it on its way from the first one. */
  column: number;
  /** 0 is the topmost. */
  row: number;
  /** Where the version lies that it came from. */
  from: { column: number; row: number } | null;
}

/**
 * Lays the versions out as a tree that grows to the right. The first child goes on in its parent's
 * row; each further child begins the first row below that is free from there on.
 */
export function laidOut(versions: readonly Version[]): Placed[] {
  const children = new Map<number | null, Version[]>();
  const known = new Set(versions.map((v) => v.number));
  for (const version of [...versions].sort((a, b) => a.number - b.number)) {
    const parent = version.parent !== null && known.has(version.parent) ? version.parent : null;
    children.set(parent, [...(children.get(parent) ?? []), version]);
  }
  const placed: Placed[] = [];
  let rows = 0;
  const todo = (children.get(null) ?? [])
    .map((version) => ({ version, column: 0, row: -1, from: null as Placed['from'] }))
    .reverse();
  // Depth first with a list: a conversation of ten thousand turns is deeper than the call stack.
  for (let next = todo.pop(); next; next = todo.pop()) {
    const row = next.row >= 0 ? next.row : rows;
    rows = Math.max(rows, row + 1);
    const here = { column: next.column, row };
    placed.push({ version: next.version, ...here, from: next.from });
    const sons = children.get(next.version.number) ?? [];
    for (const [i, version] of [...sons.entries()].reverse()) {
      todo.push({ version, column: here.column + 1, row: i === 0 ? row : -1, from: here });
    }
  }
  return placed;
}
