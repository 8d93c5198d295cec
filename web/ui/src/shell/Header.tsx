import { IconButton } from '../controls/Button';
import { Icon, type IconName } from '../controls/Icon';
import { chooseFile } from '../open/DropZone';
import { startNew } from '../state/actions';
import { conversationId } from '../state/conversation';
import { design } from '../state/design';
import { type Pane, pane, showOverlay, showPane } from '../state/layout';
import { conversations, titleOf } from '../state/library';
import { setNotice } from '../state/notices';
import { unseen } from '../state/reply';
import { libraryShown, showLibrary } from '../state/sidebar';
import { studio } from '../state/studio';
import { isDark, setTheme } from '../state/theme';

const PANES: readonly { pane: Pane; name: string; icon: IconName }[] = [
  { pane: 'chat', name: 'Chat', icon: 'chat' },
  { pane: 'picture', name: 'Picture', icon: 'gallery' },
  { pane: 'things', name: 'Things', icon: 'layers' },
];

export function Header() {
  const state = studio.value?.model.state;
  return (
    <header class="header">
      <IconButton
        label="Conversations"
        icon="panel"
        expanded={libraryShown.value}
        onClick={() => showLibrary(!libraryShown.value)}
      />
      <h1 class="brand">
        <img src="./icon.svg" alt="" width={26} height={26} />
        <span class="brand-name">EliGen Studio</span>
      </h1>
      <IconButton label="New conversation" icon="plus" onClick={startNew} />
      <ShownTitle />
      <span class="spacer" />
      {state && state !== 'ready' && state !== 'failed' && (
        <span class="model-state" role="status">
          <span class="dot" aria-hidden="true" />
          {state === 'loading' ? 'Model is loading' : 'Model loads with the first picture'}
        </span>
      )}
      <IconButton label="Open a picture, design or conversation" icon="open" onClick={chooseFile} />
      <IconButton label="Gallery" icon="gallery" onClick={() => showOverlay('gallery')} />
      <IconButton label="Settings" icon="settings" onClick={() => showOverlay('settings')} />
      <IconButton
        label={isDark() ? 'Light theme' : 'Dark theme'}
        icon={isDark() ? 'sun' : 'moon'}
        onClick={() => setTheme(isDark() ? 'light' : 'dark')}
      />
    </header>
  );
}

/** What the conversation that is shown is called. */
function ShownTitle() {
  const shown = conversations.value.find((c) => c.id === conversationId.value);
  const title = shown ? titleOf(shown) : 'New conversation';
  return (
    <p class={`shown-title${shown?.name === null ? ' made' : ''}`} title={title}>
      {title}
    </p>
  );
}

/** What was told where one comes from does not cover where one goes. */
function goTo(which: Pane): void {
  showPane(which);
  setNotice(null);
}

/** On a narrow screen: one of the three parts at a time. */
export function Panes() {
  return (
    <nav class="panes" aria-label="Parts">
      {PANES.map(({ pane: which, name, icon }) => (
        <button
          key={which}
          type="button"
          aria-current={pane.value === which ? 'true' : undefined}
          onClick={() => goTo(which)}
        >
          <Icon name={icon} size={20} />
          {name}
          {which === 'chat' && unseen.value && (
            <span class="count news">
              <span class="unseen">, something new</span>
            </span>
          )}
          {which === 'things' && design.value.entities.length > 0 && (
            <span class="count">{design.value.entities.length}</span>
          )}
        </button>
      ))}
    </nav>
  );
}
