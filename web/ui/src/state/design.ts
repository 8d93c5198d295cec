import { computed } from '@preact/signals';
import type { Design, Entity } from '../api/types';
import { allApplied } from '../design/edits';
import { tintsOf } from '../design/tints';
import { currentVersion } from './conversation';
import { pending, sent } from './edits';
import { masks, masksDecoded } from './masks';
import { selectedId } from './selection';
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

export const selected = computed<Entity | undefined>(() =>
  design.value.entities.find((e) => e.id === selectedId.value),
);

export const tints = computed(() => tintsOf(design.value.entities));
