import { EVENT_NAMES, type StudioEvent } from './types';

/** An event with its id; one that is not kept has an empty one. */
export type Heard = StudioEvent & { id: string };

export interface Listener {
  heard(heard: Heard): void;
  /** The line stands; `again` if it stood before, and something may have been missed. */
  connected(again: boolean): void;
  lost(): void;
}

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 8_000;

/**
 * Listens to everything that happens in this browser's conversations, for as long as the page is
 * open. EventSource gives up for good on any answer that is no stream, such as a proxy's error page;
 * so each break makes a new one, which asks for what came after the last event heard.
 */
export function listen(after: string | null, listener: Listener): () => void {
  let last = after;
  let wait = FIRST_WAIT_MS;
  let timer: number | undefined;
  let source: EventSource | undefined;
  let stood = false;
  let stopped = false;

  const connect = (): void => {
    source = new EventSource(
      last === null ? 'api/events' : `api/events?after=${encodeURIComponent(last)}`,
    );
    source.onopen = () => {
      wait = FIRST_WAIT_MS;
      listener.connected(stood);
      stood = true;
    };
    source.onerror = () => {
      source?.close();
      if (stopped) return;
      listener.lost();
      timer = window.setTimeout(connect, wait);
      wait = Math.min(wait * 2, LONGEST_WAIT_MS);
    };
    for (const name of EVENT_NAMES) {
      source.addEventListener(name, (message: MessageEvent<string>) => {
        if (message.lastEventId !== '') last = message.lastEventId;
        const data: unknown = JSON.parse(message.data);
        listener.heard({ id: message.lastEventId, event: name, data } as Heard);
      });
    }
  };

  connect();
  return () => {
    stopped = true;
    window.clearTimeout(timer);
    source?.close();
  };
}
