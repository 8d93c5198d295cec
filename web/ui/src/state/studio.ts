import { api } from '../api/client';
import type {
  ConversationSummary,
  ModelState,
  Settings,
  SettingsChange,
  Studio,
} from '../api/types';
import { complain } from './notices';
import { state } from './signal';

/** The list of conversations may wait until a burst of events is over. */
const LIST_DELAY_MS = 400;

export const [studio, setStudio] = state<Studio | null>(null);

const [conversations, setConversations] = state<readonly ConversationSummary[]>([]);

export { conversations };

let listTimer: number | undefined;

export async function readStudio(): Promise<void> {
  try {
    setStudio(await api.studio());
  } catch (error) {
    complain(error);
  }
}

export async function readList(): Promise<void> {
  try {
    setConversations(await api.conversations());
  } catch (error) {
    complain(error);
  }
}

export function listLater(): void {
  window.clearTimeout(listTimer);
  listTimer = window.setTimeout(() => void readList(), LIST_DELAY_MS);
}

export function setModelState(next: ModelState): void {
  const known = studio.value;
  if (known) setStudio({ ...known, model: { ...known.model, state: next } });
}

/** Has pictures drawn otherwise from now on; all settings as they are then. */
export async function configure(wanted: SettingsChange): Promise<Settings> {
  const settings = await api.configure(wanted);
  if (studio.value) setStudio({ ...studio.value, settings });
  return settings;
}
