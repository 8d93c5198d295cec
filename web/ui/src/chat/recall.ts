/**
 * Goes through what was said, as the arrow keys do in a terminal. `at` is where one stands; null is
 * after the last. Undefined where there is nothing further back.
 */
export function recalled(
  said: readonly string[],
  at: number | null,
  direction: -1 | 1,
): { at: number | null; words: string } | undefined {
  let i = (at ?? said.length) + direction;
  while (i >= 0 && i < said.length && (said[i] === '' || said[i] === said[at ?? -1]))
    i += direction;
  if (i >= said.length) return at === null ? undefined : { at: null, words: '' };
  const words = said[i];
  return words === undefined ? undefined : { at: i, words };
}
