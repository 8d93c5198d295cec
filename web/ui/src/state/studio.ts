import { api } from '../api/client';
import type { ModelState, Settings, SettingsChange, Studio } from '../api/types';
import { complain } from './notices';
import { state } from './signal';

export const [studio, setStudio] = state<Studio | null>(null);

export async function readStudio(): Promise<void> {
  try {
    setStudio(await api.studio());
  } catch (error) {
    complain(error);
  }
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
