const UNITS: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

const format = new Intl.RelativeTimeFormat('en', { numeric: 'auto', style: 'short' });

/** "5 min. ago", "yesterday"; a date where it is long ago. */
export function ago(millis: number, now = Date.now()): string {
  const past = now - millis;
  if (past > 14 * 86_400_000)
    return new Date(millis).toLocaleDateString('en', { dateStyle: 'medium' });
  for (const [unit, length] of UNITS) {
    if (past >= length) return format.format(-Math.floor(past / length), unit);
  }
  return 'just now';
}
