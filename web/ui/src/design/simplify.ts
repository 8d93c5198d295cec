import type { Point } from '../api/types';

/**
 * The same line with as few points as keep it within so far of where it was drawn
 * (Ramer 1972; Douglas and Peucker 1973).
 */
export function simplified(line: readonly Point[], tolerance: number): Point[] {
  const kept = new Set([0, line.length - 1]);
  const spans: [number, number][] = [[0, line.length - 1]];
  for (let span = spans.pop(); span; span = spans.pop()) {
    const [from, to] = span;
    let furthest = from;
    let most = tolerance;
    for (let i = from + 1; i < to; i++) {
      const away = distance(line[i]!, line[from]!, line[to]!);
      if (away > most) [furthest, most] = [i, away];
    }
    if (furthest === from) continue;
    kept.add(furthest);
    spans.push([from, furthest], [furthest, to]);
  }
  return line.filter((_, i) => kept.has(i));
}

/** Of a point from the line between two others. */
function distance([x, y]: Point, [ax, ay]: Point, [bx, by]: Point): number {
  const length = Math.hypot(bx - ax, by - ay);
  if (length === 0) return Math.hypot(x - ax, y - ay);
  const along = Math.max(
    0,
    Math.min(1, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length ** 2),
  );
  return Math.hypot(x - ax - along * (bx - ax), y - ay - along * (by - ay));
}
