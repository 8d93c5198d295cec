import { computed } from '@preact/signals';
import type { Design, Entity } from '../api/types';
import { allApplied } from '../design/edits';
import { tintsOf } from '../design/tints';
import { conversationId, currentVersion } from './conversation';
import { pending, sent } from './edits';
import { masks, masksDecoded } from './masks';
import { selection } from './selection';
import { studio } from './studio';
import { blank } from './versions';

const emptyCanvas = computed<Design>(() => {
  const settings = studio.value?.settings;
  return blank({ width: settings?.width ?? 256, height: settings?.height ?? 256 });
});

/** The design as it is once everything that was edited has arrived. */
export const design = computed<Design>(() => {
  void masksDecoded.value;
  const base = currentVersion.value?.design ?? emptyCanvas.value;
  const edits = [...sent.value.flatMap((s) => s.edits), ...pending.value];
  return allApplied(base, edits, masks);
});

/** Tells the design that is shown from others: by its conversation, its version and its size. */
export const shownDesign = computed(() => {
  const { width, height } = design.value.canvas;
  return [conversationId.value, currentVersion.value?.number, width, height].join(' ');
});

/** All that is selected and still there, back to front. */
export const selectedThings = computed<readonly Entity[]>(() =>
  design.value.entities.filter((e) => selection.value.includes(e.id)),
);

/** The one thing that is selected; undefined also where several are. */
export const selected = computed<Entity | undefined>(() =>
  selectedThings.value.length === 1 ? selectedThings.value[0] : undefined,
);

export const tints = computed(() => tintsOf(design.value.entities));
