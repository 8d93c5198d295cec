import type { Conversation, Design, Size, Version } from '../api/types';

export const versionOf = (c: Conversation, number: number): Version | undefined =>
  c.versions.find((v) => v.number === number);

/** From a version back to the first, itself included. */
export function lineage(c: Conversation, number: number): Version[] {
  const byNumber = new Map(c.versions.map((v) => [v.number, v]));
  const line: Version[] = [];
  for (let v = byNumber.get(number); v; v = byNumber.get(v.parent ?? NaN)) {
    line.push(v);
    if (line.length > c.versions.length) break;
  }
  return line;
}

/** The version whose picture shows while the current one is not drawn yet. */
export const pictured = (c: Conversation, number: number): Version | undefined =>
  lineage(c, number).find((v) => v.picture !== null);

/** How many undos lead there from the current version; undefined where undo does not lead there. */
export function undosTo(c: Conversation, number: number): number | undefined {
  const steps = lineage(c, c.current).findIndex((v) => v.number === number);
  return steps > 0 ? steps : undefined;
}

export const blank = (canvas: Size): Design => ({
  canvas: { width: canvas.width, height: canvas.height },
  scene: '',
  style: '',
  negative: '',
  seed: 0,
  entities: [],
});
