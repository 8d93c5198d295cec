import type { Design, Entity, Version } from '../src/api/types';
import type { Bitmap } from '../src/design/bitmap';
import type { Masks } from '../src/design/region';
import type { Live } from '../src/state/reduce';

/** Masks by a name instead of as PNG, which needs a browser. */
export class NamedMasks implements Masks {
  private readonly all = new Map<string, Bitmap>();

  pixels(uri: string): Bitmap | undefined {
    return this.all.get(uri);
  }

  uri(bitmap: Bitmap): string {
    const name = `mask ${this.all.size + 1}`;
    this.all.set(name, bitmap);
    return name;
  }
}

/** A shape written as it looks: # is inside. */
export function drawn(...rows: string[]): Bitmap {
  const bits = Uint8Array.from(rows.join('').split(''), (char) => (char === '#' ? 1 : 0));
  return { width: rows[0]!.length, height: rows.length, bits };
}

export function lookOf({ width, height, bits }: Bitmap): string[] {
  return Array.from({ length: height }, (_, y) =>
    [...bits.slice(y * width, (y + 1) * width)].map((bit) => (bit ? '#' : '.')).join(''),
  );
}

export const cat: Entity = { id: 'cat', prompt: 'cat', region: { box: [0.1, 0.5, 0.4, 0.9] } };
export const car: Entity = {
  id: 'car',
  prompt: 'red car',
  region: { ellipse: [0.5, 0.5, 0.9, 0.9] },
};

export const design = (...entities: Entity[]): Design => ({
  canvas: { width: 256, height: 256 },
  scene: 'on a beach',
  style: '',
  negative: '',
  seed: 7,
  entities,
});

export const version = (
  number: number,
  parent: number | null,
  picture: string | null = null,
): Version => ({
  number,
  parent,
  words: '',
  edits: [],
  design: design(),
  picture,
  checked: null,
});

export const live = (changes: Partial<Live> = {}): Live => ({
  id: 'c',
  current: 0,
  canUndo: false,
  canRedo: false,
  versions: [version(0, null)],
  turns: [],
  busy: null,
  waiting: [],
  next: [],
  variations: null,
  lastEvent: 'log-0',
  failures: [],
  over: [],
  suggestions: [],
  arriving: null,
  ...changes,
});
