import { type ReadonlySignal, signal } from '@preact/signals';

/**
 * Something that the page knows, and what writes it. Everybody reads; who writes is up to the file
 * of this folder that asks for it, which exports functions that say what they are for.
 */
export function state<T>(first: T): [ReadonlySignal<T>, (next: T) => void] {
  const held = signal(first);
  return [
    held,
    (next) => {
      held.value = next;
    },
  ];
}
