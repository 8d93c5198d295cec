import { StudioError } from '../api/client';
import * as store from './store';

/** Says what went wrong. A studio that is away shows in the banner, not once more as a message. */
export function complain(error: unknown): void {
  if (error instanceof StudioError && error.status === 0) store.connection.value = 'down';
  else store.notice.value = error instanceof Error ? error.message : String(error);
}

/** What was wrong before is of no interest once something went well. */
export function allWell(): void {
  store.notice.value = null;
}
