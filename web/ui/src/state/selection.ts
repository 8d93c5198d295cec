import { state } from './signal';

const [selectedId, setSelectedId] = state<string | null>(null);
/** Selected only because it was added a moment ago, and not because somebody chose it. */
const [addedId, setAddedId] = state<string | null>(null);

export { addedId, selectedId };

export function select(id: string | null): void {
  setSelectedId(id);
  setAddedId(null);
}

export function selectAdded(id: string): void {
  setSelectedId(id);
  setAddedId(id);
}
