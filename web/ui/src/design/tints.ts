/** Told apart by hue and by lightness. */
const TINTS = ['#0d9488', '#e11d48', '#2563eb', '#d97706', '#7c3aed', '#65a30d', '#db2777', '#0891b2'] as const;

const hashOf = (id: string): number => {
  let hash = 7;
  for (const char of id) hash = (hash * 31 + char.codePointAt(0)!) >>> 0;
  return hash;
};

/**
 * A tint for each thing. It hangs on the thing's name, so that it stays while others come, go and
 * change places; two share one only where there are more things than tints.
 */
export function tintsOf(ids: readonly string[]): ReadonlyMap<string, string> {
  const taken = new Set<number>();
  const tints = new Map<string, string>();
  for (const id of [...ids].sort()) {
    let slot = hashOf(id) % TINTS.length;
    while (taken.has(slot) && taken.size < TINTS.length) slot = (slot + 1) % TINTS.length;
    taken.add(slot);
    tints.set(id, TINTS[slot]!);
  }
  return tints;
}
