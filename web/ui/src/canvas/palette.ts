/** Colours as the canvas draws with them. */
export interface Palette {
  accent: string;
  /** Of lines over a picture. */
  line: string;
  /** Below such a line, so that it is seen on every picture. */
  underLine: string;
  /** By the id of a thing. */
  tints: ReadonlyMap<string, string>;
}

/** The tokens of styles/tokens.css as they are now: a canvas understands no var(). */
export function paletteOf(tints: ReadonlyMap<string, string>): Palette {
  const tokens = getComputedStyle(document.documentElement);
  const colour = (token: string): string => tokens.getPropertyValue(`--${token}`).trim();
  return {
    accent: colour('accent-line'),
    line: colour('on-picture'),
    underLine: colour('under-line'),
    tints: new Map([...tints].map(([id, tint]) => [id, colour(tint)])),
  };
}
