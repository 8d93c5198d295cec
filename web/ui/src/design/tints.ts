import type { Entity } from '../api/types';

/** Shades of a colour, told apart where two things are of the same one. */
const SHADES: Record<string, readonly string[]> = {
  red: ['#dc2626', '#991b1b', '#f87171'],
  orange: ['#ea7a0c', '#b45309', '#fb9a4b'],
  yellow: ['#d9a400', '#a17f00', '#f0c83c'],
  green: ['#3f9a2f', '#166534', '#7cc26b'],
  blue: ['#2563eb', '#1e3a8a', '#60a5fa'],
  purple: ['#7c3aed', '#5b21b6', '#a78bfa'],
  pink: ['#db4b9a', '#9d2470', '#f29ac8'],
  brown: ['#8a5a2b', '#5f3b19', '#b98a5b'],
  black: ['#27292d', '#3f4248', '#595d65'],
  white: ['#a9adb5', '#c3c6cc', '#90959e'],
  grey: ['#7b8089', '#5d626b', '#9aa0a9'],
};

const ALSO: Record<string, string> = {
  crimson: 'red',
  scarlet: 'red',
  golden: 'yellow',
  gold: 'yellow',
  violet: 'purple',
  lilac: 'purple',
  gray: 'grey',
  silver: 'grey',
  navy: 'blue',
  azure: 'blue',
  beige: 'brown',
  magenta: 'pink',
};

/** Of no colour that one would say, and told apart by hue and lightness. */
const NEUTRAL = [
  '#0d8a8a',
  '#7d8f4e',
  '#8f6f9c',
  '#a07e62',
  '#4f7f9e',
  '#a8707c',
  '#5c8a74',
  '#6b74a3',
] as const;

const hashOf = (id: string): number => {
  let hash = 7;
  for (const char of id) hash = (hash * 31 + char.codePointAt(0)!) >>> 0;
  return hash;
};

/** The first colour that the words name: "a red car with white wheels" is red. */
export function colourIn(prompt: string): string | undefined {
  for (const word of prompt.toLowerCase().match(/\p{L}+/gu) ?? []) {
    const colour = ALSO[word] ?? word;
    if (Object.hasOwn(SHADES, colour)) return colour;
  }
  return undefined;
}

/**
 * A tint for each thing: of the colour that it has by its own words, or else one that no colour is
 * called by. The latter hangs on the thing's id, so that it stays while others come, go and change
 * places; two share one only where there are more things than tints.
 */
export function tintsOf(
  things: readonly Pick<Entity, 'id' | 'prompt'>[],
): ReadonlyMap<string, string> {
  const taken = new Set<string>();
  const tints = new Map<string, string>();
  for (const { id, prompt } of [...things].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const colour = colourIn(prompt);
    const choices = colour === undefined ? turned(NEUTRAL, hashOf(id)) : SHADES[colour]!;
    const tint = choices.find((t) => !taken.has(t)) ?? choices[0]!;
    taken.add(tint);
    tints.set(id, tint);
  }
  return tints;
}

const turned = (tints: readonly string[], by: number): string[] =>
  tints.map((_, i) => tints[(i + by) % tints.length]!);
