import type { Entity } from '../api/types';

/** Colours that a thing may be said to have; tokens.css has three shades of each. */
export const COLOURS = [
  'red',
  'orange',
  'yellow',
  'green',
  'blue',
  'purple',
  'pink',
  'brown',
  'black',
  'grey',
  'white',
];
const shadesOf = (colour: string): string[] => [1, 2, 3].map((n) => `${colour}-${n}`);

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

/** Of no colour that one would say. */
const NEUTRAL = [1, 2, 3, 4, 5, 6, 7, 8].map((n) => `tint-${n}`);

const hashOf = (id: string): number => {
  let hash = 7;
  for (const char of id) hash = (hash * 31 + char.codePointAt(0)!) >>> 0;
  return hash;
};

/** The first colour that the words name: "a red car with white wheels" is red. */
export function colourIn(prompt: string): string | undefined {
  for (const word of prompt.toLowerCase().match(/\p{L}+/gu) ?? []) {
    const colour = ALSO[word] ?? word;
    if (COLOURS.includes(colour)) return colour;
  }
  return undefined;
}

/** Whether a thing may be asked for in a colour, where these names are of such that may not. */
export function takesColour(prompt: string, uncoloured: readonly string[]): boolean {
  const words = prompt.toLowerCase().split(/\s+/);
  const plain = words.filter((word) => !COLOURS.includes(ALSO[word] ?? word));
  return !uncoloured.includes((plain.length > 0 ? plain : words).join(' '));
}

/**
 * A tint for each thing, by the name of its token: of the colour that it has by its own words, or
 * else one that no colour is called by. The latter hangs on the thing's id, so that it stays while
 * others come, go and change places; two share one only where there are more things than tints.
 */
export function tintsOf(
  things: readonly Pick<Entity, 'id' | 'prompt'>[],
): ReadonlyMap<string, string> {
  const taken = new Set<string>();
  const tints = new Map<string, string>();
  for (const { id, prompt } of [...things].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const colour = colourIn(prompt);
    const choices = colour === undefined ? turned(NEUTRAL, hashOf(id)) : shadesOf(colour);
    const tint = choices.find((t) => !taken.has(t)) ?? choices[0]!;
    taken.add(tint);
    tints.set(id, tint);
  }
  return tints;
}

const turned = (tints: readonly string[], by: number): string[] =>
  tints.map((_, i) => tints[(i + by) % tints.length]!);
