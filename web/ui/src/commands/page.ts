import { links } from '../api/client';
import { chooseFile } from '../open/DropZone';
import { startNew } from '../state/actions';
import { goToComposer } from '../state/composer';
import { live } from '../state/conversation';
import { showOverlay } from '../state/layout';
import { type Saved, tellSaved } from '../state/saving';
import { libraryShown, showLibrary } from '../state/sidebar';
import { isDark, setTheme } from '../state/theme';
import { showWords, vocabulary } from '../state/vocabulary';
import type { Command } from './command';

/** As a click on a link would. */
function saveFile(url: string, what: Saved): void {
  tellSaved(what);
  const link = document.createElement('a');
  link.href = url;
  link.download = '';
  link.click();
}

/** About the studio. */
export const PAGE_COMMANDS: readonly Command[] = [
  { name: 'Send; Shift+Enter begins a new line', shown: 'Enter' },
  { name: 'What was said before', shown: '↑ in an empty line' },
  {
    name: 'Say something',
    icon: 'chat',
    keys: ['/'],
    where: 'page',
    run: goToComposer,
  },
  {
    name: 'Commands by name',
    keys: ['Ctrl+K'],
    where: 'always',
    byName: false,
    run: () => showOverlay('commands'),
  },
  {
    name: 'What can be drawn',
    icon: 'words',
    can: () => vocabulary.value !== undefined,
    run: () => showWords(),
  },
  { name: 'New conversation', icon: 'plus', run: startNew },
  {
    name: 'Conversations',
    icon: 'panel',
    run: () => showLibrary(!libraryShown.value),
  },
  {
    name: 'Save as a page that replays it',
    icon: 'replay',
    can: () => (live.value?.turns.length ?? 0) > 0,
    run: () => saveFile(links.page(live.value!.id), 'page'),
  },
  {
    name: 'Export as a zip: designs, pictures, words',
    icon: 'download',
    can: () => (live.value?.turns.length ?? 0) > 0,
    run: () => saveFile(links.exported(live.value!.id), 'zip'),
  },
  { name: 'Open a picture, design or conversation', icon: 'open', run: chooseFile },
  { name: 'Gallery', icon: 'gallery', run: () => showOverlay('gallery') },
  { name: 'Settings', icon: 'settings', run: () => showOverlay('settings') },
  {
    name: 'Light or dark',
    icon: 'sun',
    run: () => setTheme(isDark() ? 'light' : 'dark'),
  },
  { name: 'Keys', icon: 'file', keys: ['?'], where: 'page', run: () => showOverlay('keys') },
];
