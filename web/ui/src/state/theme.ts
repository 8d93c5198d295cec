import { state } from './signal';
import { browserStorage } from './storage';

export type Theme = 'system' | 'light' | 'dark';

const kept = browserStorage.read('theme');
const [theme, choose] = state<Theme>(kept === 'light' || kept === 'dark' ? kept : 'system');

export { theme };

export function setTheme(chosen: Theme): void {
  const root = document.documentElement;
  if (chosen === 'system') delete root.dataset.theme;
  else root.dataset.theme = chosen;
  browserStorage.write('theme', chosen === 'system' ? null : chosen);
  choose(chosen);
}

const system = matchMedia('(prefers-color-scheme: dark)');
const [systemIsDark, setSystemIsDark] = state(system.matches);
system.addEventListener('change', () => setSystemIsDark(system.matches));

export const isDark = (): boolean =>
  theme.value === 'dark' || (theme.value === 'system' && systemIsDark.value);
