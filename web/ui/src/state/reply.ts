import { pane } from './layout';
import { state } from './signal';

/** How long a reply shows beside the picture. */
const REPLY_MS = 12_000;

/** What was answered last, for a while; for screens that do not show the chat beside the picture. */
const [lastReply, setLastReply] = state<{ text: string; failed: boolean } | null>(null);

export { lastReply };

/** Whether something was answered while the chat was out of sight. */
export const [unseen, setUnseen] = state(false);

let timer: number | undefined;

export function showReply(text: string, failed: boolean): void {
  if (pane.value !== 'chat') setUnseen(true);
  setLastReply({ text, failed });
  window.clearTimeout(timer);
  timer = window.setTimeout(closeReply, REPLY_MS);
}

export const closeReply = (): void => setLastReply(null);
