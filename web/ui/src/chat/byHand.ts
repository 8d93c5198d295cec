/** What the studio writes down of a button, as a person would tell it. */
const TOLD: readonly (readonly [RegExp, (match: RegExpExecArray) => string])[] = [
  [/^undo$/, () => 'Undid'],
  [/^redo$/, () => 'Did it again'],
  [/^go to version (\d+)$/, ([, n]) => `Went to version ${n}`],
  [
    /^variation(?: of ([^,]+))?, seed -?\d+$/,
    ([, thing]) => (thing ? `Picked a variation of ${thing}` : 'Picked a variation'),
  ],
  [/^draw$/, () => 'Drew it'],
  [/^open (.+)$/s, ([, name]) => `Opened ${name}`],
];

/**
 * A turn that nobody spoke, in a few words. It has no reply, which tells it from the same words
 * said by a person.
 */
export function toldByHand(said: string): string {
  for (const [pattern, tell] of TOLD) {
    const match = pattern.exec(said);
    if (match) return tell(match);
  }
  return said.charAt(0).toUpperCase() + said.slice(1);
}

/** What waits in line as it was asked for: a step by a button has no words of its own. */
export const askedByHand = (said: string): string =>
  said === 'undo' ? 'Undo' : said === 'redo' ? 'Do it again' : said;
