import { computed } from '@preact/signals';
import { design } from './design';
import { showOverlay } from './layout';
import { state } from './signal';
import { studio } from './studio';

/** What the model can draw; undefined where it takes all words. */
export const vocabulary = computed(() => studio.value?.model.vocabulary);

/** The thing that gets another name from the list; null where a sentence is made of words. */
const [named, setNamed] = state<string | null>(null);

export { named };

/** Shows what can be drawn, to make a sentence of it or to call a thing by it. */
export function showWords(thing: string | null = null): void {
  setNamed(thing);
  showOverlay('words');
}

const plain = (words: string): string =>
  ` ${words
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu)
    ?.join(' ')} `;

/** Whether words name something that the model knows, whatever else they say. */
export const namesOneOf = (words: string, known: readonly string[]): boolean =>
  known.some((name) => plain(words).includes(plain(name)));

/** The scene, where it is in no place that the model knows. */
export const strangePlace = computed(() => {
  const { scene } = design.value;
  const known = vocabulary.value?.places;
  return scene === '' || known === undefined || namesOneOf(scene, known) ? null : scene;
});
