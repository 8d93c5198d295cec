/** One tint a thing, told apart by hue and by lightness; see also --tint-* in regions.css. */
const TINTS = ['#0d9488', '#e11d48', '#2563eb', '#d97706', '#7c3aed', '#65a30d', '#db2777', '#0891b2'] as const;

/** A thing keeps its tint while others come and go: it hangs on its name alone. */
export function tintOf(id: string): string {
  let hash = 7;
  for (const char of id) hash = (hash * 31 + char.codePointAt(0)!) >>> 0;
  return TINTS[hash % TINTS.length]!;
}
