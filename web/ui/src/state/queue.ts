import { computed } from '@preact/signals';
import { api } from '../api/client';
import { announce } from './announcement';
import { live, setLive } from './conversation';
import { complain } from './notices';
import { spoken, waiting } from './said';

/** A sentence or an edit that waits for its turn; without a turn it is on its way to the studio. */
export interface Queued {
  turn: number | null;
  said: string;
  /** Tells it from all others, whether the studio has it or not. */
  key: string;
}

/** What the studio has, the next one first. */
const taken = computed<readonly Queued[]>(() => {
  const kept = live.value?.waiting ?? [];
  const since = waiting.value.filter(
    ({ turn }) => turn !== null && !kept.some((k) => k.turn === turn),
  );
  return [...kept, ...since].map(({ turn, said }) => ({ turn, said, key: `turn-${turn}` }));
});

/** On its way to the studio, but for what runs there before it was told that it was taken on. */
const sending = computed<readonly Queued[]>(() => {
  const lines = waiting.value.filter(({ turn }) => turn === null);
  const busy = live.value?.busy;
  const ours = busy && !spoken.value.some(({ turn }) => turn === busy.turn);
  const begun = ours ? lines.findIndex(({ said }) => said === busy.said) : -1;
  return lines
    .toSpliced(begun, begun < 0 ? 0 : 1)
    .map(({ said, key }) => ({ turn: null, said, key: `sending-${key}` }));
});

/** All that waits, the next one first. */
export const queue = computed<readonly Queued[]>(() => [...taken.value, ...sending.value]);

/** How many can be put elsewhere. */
export const movable = computed(() => taken.value.length);

/** Puts one elsewhere among those that the studio has. */
export async function moveInQueue(turn: number, to: number): Promise<void> {
  const now = live.value;
  const from = taken.value.findIndex((each) => each.turn === turn);
  if (now === null || from < 0) return;
  const order = taken.value.toSpliced(from, 1).toSpliced(to, 0, taken.value[from]!);
  setLive({ ...now, waiting: order.map(({ turn, said }) => ({ turn: turn!, said })) });
  announce(`${order[to]!.said} is number ${to + 1} of ${order.length} in line.`);
  try {
    await api.arrange(
      now.id,
      order.map((each) => each.turn!),
    );
  } catch (error) {
    complain(error);
  }
}

/** Takes back all that waits; what is drawn now goes on. */
export async function clearQueue(): Promise<void> {
  const now = live.value;
  if (now === null) return;
  try {
    await api.dropWaiting(now.id);
    announce('All that waited is taken back.');
  } catch (error) {
    complain(error);
  }
}
