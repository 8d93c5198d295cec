import { computed, signal } from '@preact/signals';
import type { ConversationSummary, Design, Edit, Entity, Studio } from '../api/types';
import { allApplied } from '../design/edits';
import { masks, masksDecoded } from '../design/maskImages';
import { begun, type Steps } from '../design/steps';
import { tintsOf } from '../design/tints';
import type { Live } from './reduce';
import type { Spoken } from './spoken';
import { blank, pictured, versionOf } from './versions';

/** Everything that the page knows, in one place. Only actions.ts, pending.ts and sync.ts write here. */

export const studio = signal<Studio | null>(null);
export const conversations = signal<ConversationSummary[]>([]);

/** The conversation shown; null is a new one that the studio does not know of yet. */
export const conversationId = signal<string | null>(null);
export const live = signal<Live | null>(null);
export const loading = signal(true);

export const connection = signal<'connecting' | 'up' | 'down'>('connecting');
/** A sentence about something that went wrong apart from any turn; a click takes it away. */
export const notice = signal<string | null>(null);

/** Said, but not begun by the studio yet. */
export interface Waiting {
  key: number;
  turn: number | null;
  said: string;
}
export const waiting = signal<Waiting[]>([]);

/** Words that are sent and whose turn is not over, so that they can be said again if the studio is ended. */
export const spoken = signal<Spoken[]>([]);
/** Words that the studio was ended over. */
export const lostWords = signal<string[]>([]);
/** Such words stand where new ones are written. */
export const putBack = signal(false);

/** What was answered last, for a while; for screens that do not show the chat beside the picture. */
export const lastReply = signal<{ text: string; failed: boolean } | null>(null);
/** Something was answered while the chat was out of sight. */
export const unseen = signal(false);

/** The turn that was asked to stop. */
export const stopped = signal<number | null>(null);
export const stopping = computed(
  () => stopped.value !== null && stopped.value === live.value?.busy?.turn,
);

/** What edits of the canvas mean: change the picture, or name what it shows already. */
export type Purpose = 'change' | 'name';
export const purpose = signal<Purpose>('change');

/** Made on the canvas, not sent yet, gesture by gesture. */
export const steps = signal<Steps>(begun([]));
export const pending = computed<readonly Edit[]>(() => steps.value.now);
/** Sent, but not in a design of the studio's yet. */
export const sent = signal<{ turn: number; edits: Edit[] }[]>([]);

export const selectedId = signal<string | null>(null);
/** Selected only because it was added a moment ago, and not because somebody chose it. */
export const addedId = signal<string | null>(null);

export function select(id: string | null): void {
  selectedId.value = id;
  addedId.value = null;
}

export function selectAdded(id: string): void {
  selectedId.value = id;
  addedId.value = id;
}
export const regionsShown = signal(true);
/** A version that is looked at without going back to it. */
export const lookingAt = signal<number | null>(null);
/** Two versions beside each other, by number. */
export const comparing = signal<readonly [number, number] | null>(null);
export const variationsShown = signal(false);

export type Pane = 'chat' | 'picture' | 'things';
/** Which of the three shows on a narrow screen. */
export const pane = signal<Pane>('chat');

export type Overlay = 'gallery' | 'settings' | null;
export const overlay = signal<Overlay>(null);

const emptyCanvas = computed<Design>(() => {
  const settings = studio.value?.settings;
  return blank({ width: settings?.width ?? 256, height: settings?.height ?? 256 });
});

export const currentVersion = computed(() =>
  live.value === null ? undefined : versionOf(live.value, live.value.current),
);

/** The design as it is once everything that was edited has arrived. */
export const design = computed<Design>(() => {
  void masksDecoded.value;
  const base = currentVersion.value?.design ?? emptyCanvas.value;
  const edits = [...sent.value.flatMap((s) => s.edits), ...pending.value];
  return allApplied(base, edits, masks);
});

export const shownVersion = computed(() => {
  const state = live.value;
  if (state === null) return undefined;
  return lookingAt.value === null
    ? pictured(state, state.current)
    : versionOf(state, lookingAt.value);
});

export const selected = computed<Entity | undefined>(() =>
  design.value.entities.find((e) => e.id === selectedId.value),
);

export const tints = computed(() => tintsOf(design.value.entities));

export const busy = computed(() => live.value?.busy ?? null);
