import type { IconName } from '../controls/Icon';

/** Something that a person can have done: by a key, from a menu, or by its name. */
export interface Command {
  name: string;
  icon?: IconName;
  /** As keyOf writes them. */
  keys?: readonly string[];
  /** How the list of keys shows them, where that is not by the first of them. */
  shown?: string;
  /** Where a key is meant for it: over canvas and things, or wherever nothing is typed, or always. */
  where?: 'canvas' | 'page' | 'always';
  /** The menu that it is in. */
  menu?: 'things' | 'canvas';
  /** Whether there is something that it could be about. */
  can?: () => boolean;
  /** What it does, which may depend on the key; a gesture that only the list of keys tells has none. */
  run?: (key: string) => void;
  /** Whether it means something without a key. */
  byName?: boolean;
}

interface Key {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  shiftKey: boolean;
  altKey: boolean;
}

/** A key with those that are held, such as "Ctrl+Shift+Z"; a sign is itself, however it is typed. */
export function keyOf({ key, ctrlKey, metaKey, shiftKey, altKey }: Key): string {
  const sign = key.length === 1 && key.toLowerCase() === key.toUpperCase();
  const held = [ctrlKey || metaKey ? 'Ctrl' : '', altKey ? 'Alt' : ''];
  if (shiftKey && !sign) held.push('Shift');
  return [...held.filter(Boolean), key.length === 1 ? key.toUpperCase() : key].join('+');
}
