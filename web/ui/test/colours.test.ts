import { describe, expect, it } from 'vitest';
import { tintsOf } from '../src/design/tints';

const styles = import.meta.glob<string>('../src/**/*.css', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const code = import.meta.glob<string>('../src/**/*.{ts,tsx}', {
  query: '?raw',
  import: 'default',
  eager: true,
});

const TOKENS = '../src/styles/tokens.css';
const tokens = new Set(styles[TOKENS]?.match(/--[\w-]+(?=:)/g));

/** As numbers in any notation, in CSS and in code. */
const NUMBERS =
  /#(?:[\da-f]{8}|[\da-f]{6}|[\da-f]{3,4})\b|\b(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color)\(/gi;
/** By name; in code these are words of the chat. */
const NAMES =
  /(?<=:[^;{}]*)(?<![\w.-])(?:black|white|gr[ae]y|silver|red|maroon|orange|yellow|gold|olive|green|lime|teal|aqua|cyan|blue|navy|purple|violet|magenta|fuchsia|pink|brown|beige)(?![\w-])/g;

const literals = (text: string, ...patterns: RegExp[]): string[] => {
  const said = text.replace(/\/\*.*?\*\//gs, '');
  return patterns.flatMap((pattern) => said.match(pattern) ?? []);
};

/** Custom properties that a style sheet or code reads, and those that code sets itself. */
const used = (text: string): string[] => text.match(/(?<=var\()--[\w-]+(?=\))/g) ?? [];
const set = Object.values(code).flatMap((text) => text.match(/(?<=')--[\w-]+(?=':)/g) ?? []);

/** Where colours are written out, and how. */
const found = (files: Record<string, string>, ...patterns: RegExp[]): string[] =>
  Object.entries(files)
    .filter(([file]) => file !== TOKENS)
    .flatMap(([file, text]) => literals(text, ...patterns).map((colour) => `${file}: ${colour}`));

describe('colours', () => {
  it('come from the tokens', () => {
    expect(found(styles, NUMBERS, NAMES)).toEqual([]);
    expect(found(code, NUMBERS)).toEqual([]);
  });

  it('are found where they are written out', () => {
    expect(literals('a { color: #fff; border: 1px solid rgb(0 0 0 / 35%) }', NUMBERS)).toHaveLength(
      2,
    );
    expect(literals("context.strokeStyle = 'rgba(0, 0, 0, 0.35)'", NUMBERS)).toEqual(['rgba(']);
    expect(
      literals('a { background: linear-gradient(white, #c9c6bf) }', NUMBERS, NAMES),
    ).toHaveLength(2);
    expect(literals('.red { color: var(--red-1); white-space: nowrap }', NUMBERS, NAMES)).toEqual(
      [],
    );
  });
});

it('uses no token that there is not', () => {
  const all = [...Object.values(styles), ...Object.values(code)].flatMap(used);
  expect(all.length).toBeGreaterThan(100);
  expect(all.filter((name) => !tokens.has(name) && !set.includes(name))).toEqual([]);
});

it('has a token for every tint', () => {
  const words = 'red orange yellow green blue purple pink brown black white grey'.split(' ');
  const things = [...words, ...words, ...words, ...Array<string>(40).fill('thing')].map(
    (prompt, i) => ({ id: `${i}`, prompt }),
  );
  const tints = new Set(tintsOf(things).values());
  expect(tints.size).toBe(3 * words.length + 8);
  expect([...tints].filter((tint) => !tokens.has(`--${tint}`))).toEqual([]);
});
