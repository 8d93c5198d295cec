import { signal } from '@preact/signals';
import { browserStorage } from '../state/storage';

export type Theme = 'system' | 'light' | 'dark';

const kept = browserStorage.read('theme');
export const theme = signal<Theme>(kept === 'light' || kept === 'dark' ? kept : 'system');

export function setTheme(chosen: Theme): void {
  const root = document.documentElement;
  if (chosen === 'system') delete root.dataset['theme'];
  else root.dataset['theme'] = chosen;
  browserStorage.write('theme', chosen === 'system' ? null : chosen);
  theme.value = chosen;
}

const systemDark = matchMedia('(prefers-color-scheme: dark)');
const changed = signal(0);
systemDark.addEventListener('change', () => changed.value++);

export function isDark(): boolean {
  void changed.value;
  return theme.value === 'dark' || (theme.value === 'system' && systemDark.matches);
}
