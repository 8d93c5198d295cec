import { computed } from '@preact/signals';
import { lookingAt } from './looking';
import type { Live } from './reduce';
import { state } from './signal';
import { pictured, versionOf } from './versions';

/** The conversation shown; null is a new one that the studio does not know of yet. */
export const [conversationId, setConversationId] = state<string | null>(null);

/** What the studio says of it, and what events said since. */
export const [live, setLive] = state<Live | null>(null);

/** The turn that runs. */
export const busy = computed(() => live.value?.busy ?? null);

/** The turn that was asked to stop. */
export const [stopped, setStopped] = state<number | null>(null);
export const stopping = computed(
  () => stopped.value !== null && stopped.value === busy.value?.turn,
);

export const currentVersion = computed(() =>
  live.value === null ? undefined : versionOf(live.value, live.value.current),
);

/** The version whose picture is seen: one that is looked at, or the last one that has a picture. */
export const shownVersion = computed(() => {
  const all = live.value;
  if (all === null) return undefined;
  return lookingAt.value === null ? pictured(all, all.current) : versionOf(all, lookingAt.value);
});
