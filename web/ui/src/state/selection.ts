import { computed } from '@preact/signals';
import { state } from './signal';

/** All that is selected, in the order in which it was chosen. */
const [selection, setSelection] = state<readonly string[]>([]);
/** Selected only because it was added a moment ago, and not because somebody chose it. */
const [addedId, setAddedId] = state<string | null>(null);

/** Whether somebody looks at what holds for the whole picture, though things are selected. */
const [wholeInspected, inspectWhole] = state(false);

export { addedId, inspectWhole, selection, wholeInspected };

/** What is selected, where it is one thing alone. */
export const selectedId = computed(() =>
  selection.value.length === 1 ? selection.value[0]! : null,
);

export const isSelected = (id: string): boolean => selection.value.includes(id);

export const select = (id: string | null): void => selectAll(id === null ? [] : [id]);

export function selectAll(ids: readonly string[]): void {
  setSelection(ids);
  inspectWhole(false);
  setAddedId(null);
}

/** One more, or one less. */
export function selectToo(id: string): void {
  const others = selection.value.filter((each) => each !== id);
  selectAll(others.length < selection.value.length ? others : [...others, id]);
}

export function selectAdded(id: string): void {
  setSelection([id]);
  inspectWhole(false);
  setAddedId(id);
}
