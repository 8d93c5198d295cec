import { StudioError } from '../api/client';
import { setConnection } from './connection';
import { state } from './signal';

/** A sentence about something that went wrong apart from any turn; a click takes it away. */
export const [notice, setNotice] = state<string | null>(null);

/** Says what went wrong. A studio that is away shows in the banner, not once more as a message. */
export function complain(error: unknown): void {
  if (error instanceof StudioError && error.status === 0) setConnection('down');
  else setNotice(error instanceof Error ? error.message : String(error));
}

/** What was wrong before is of no interest once something went well. */
export const allWell = (): void => setNotice(null);
