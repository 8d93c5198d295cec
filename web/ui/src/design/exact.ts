/** The largest seed: all of 64 bits. */
const LARGEST_SEED = 2n ** 64n - 1n;

export interface Range {
  least: number;
  most: number;
  /** Whether only whole numbers are meant. */
  whole?: boolean;
}

/** What is wrong with a text as a number, with the text; null where nothing is. */
export function wrongNumber(text: string, { least, most, whole = false }: Range): string | null {
  const kind = whole ? 'whole number' : 'number';
  const form = whole ? /^[+-]?\d+$/ : /^[+-]?(?:\d+\.?\d*|\.\d+)$/;
  // A thing that is as small as it may be, and lies at the border, has no other place.
  const alone = shortly(least) === shortly(most);
  const range = `from ${shortly(least)} to ${shortly(most)}`;
  const wanted = alone ? shortly(least) : `a ${kind} ${range}`;
  if (!form.test(text)) return `“${text}” is no ${kind}; type ${alone ? wanted : `one ${range}`}.`;
  const value = Number(text);
  // What is shown is rounded, so it may be a little beyond what it stands for.
  const slack = whole ? 0 : 0.051;
  if (value < least - slack || value > most + slack)
    return `${text} is too ${value < least ? 'small' : 'large'}; type ${wanted}.`;
  return null;
}

/** The same of a seed, which is never taken for a number: that would round it. */
export function wrongSeed(text: string): string | null {
  if (!/^\d+$/.test(text)) return `“${text}” is no seed; type a whole number from 0 on.`;
  return text.length <= 20 && BigInt(text) <= LARGEST_SEED
    ? null
    : `${text} is too large for a seed; the largest is ${LARGEST_SEED}.`;
}

/** With one digit behind the point, where there is something to show there. */
export const shortly = (value: number): string => String(Math.round(value * 10) / 10);
