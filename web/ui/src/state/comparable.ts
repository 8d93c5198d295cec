import { computed } from '@preact/signals';
import { live } from './conversation';
import { lineage } from './versions';

/** The last two versions with a picture, on the way to the current one. */
export const pairToCompare = computed<readonly [number, number] | null>(() => {
  const state = live.value;
  if (state === null) return null;
  const drawn = lineage(state, state.current).filter((v) => v.picture !== null);
  const before = drawn[1] ?? state.versions.find((v) => v.picture !== null && v !== drawn[0]);
  return drawn[0] && before ? [before.number, drawn[0].number] : null;
});
