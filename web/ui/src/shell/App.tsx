import { useSignalEffect } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Canvas } from '../canvas/Canvas';
import { Toolbar } from '../canvas/Toolbar';
import { Chat } from '../chat/Chat';
import { ContextMenu } from '../commands/ContextMenu';
import { listenForCommands } from '../commands/listening';
import { Palette } from '../commands/Palette';
import { Shortcuts } from '../commands/Shortcuts';
import { Gallery } from '../gallery/Gallery';
import { Filmstrip } from '../history/Filmstrip';
import { Library } from '../library/Library';
import { DropZone } from '../open/DropZone';
import { Settings } from '../settings/Settings';
import { announcement } from '../state/announcement';
import { goToComposer } from '../state/composer';
import { connection } from '../state/connection';
import { busy } from '../state/conversation';
import { loading, overlay, pane } from '../state/layout';
import { stageInWords } from '../state/progress';
import { hasRoomForLibrary, libraryShown } from '../state/sidebar';
import { studio } from '../state/studio';
import { InspectorSheet } from '../things/Inspector';
import { Things } from '../things/Things';
import { VariationsPanel } from '../variations/VariationsPanel';
import { Words } from '../vocabulary/Words';
import { Banner } from './Banner';
import { Header, Panes } from './Header';

function title(): string {
  const turn = busy.value;
  const doing =
    turn === null || connection.value === 'down'
      ? ''
      : `${stageInWords(turn, studio.value?.model.state)} · `;
  return `${doing}EliGen Studio`;
}

export function App() {
  useSignalEffect(() => {
    document.title = title();
  });
  useEffect(listenForCommands, []);
  return (
    <div
      class={`app pane-${pane.value}${loading.value ? ' loading' : ''}${connection.value === 'down' ? ' away' : ''}`}
    >
      {/* biome-ignore lint/a11y/useValidAnchor: it leads somewhere, which may have to be shown first. */}
      <a
        class="skip"
        href="#composer"
        onClick={(e) => {
          e.preventDefault();
          goToComposer();
        }}
      >
        Skip to what you want to say
      </a>
      <Header />
      <div class="banners">
        <Banner />
      </div>
      <main class={`studio${libraryShown.value && hasRoomForLibrary.value ? ' with-library' : ''}`}>
        <Library />
        <Chat />
        <section class="workspace" aria-label="Picture">
          <Toolbar />
          <Canvas />
          <VariationsPanel />
          <Filmstrip />
        </section>
        <Things />
        <ContextMenu />
      </main>
      <Panes />
      {overlay.value === 'gallery' && <Gallery />}
      {overlay.value === 'settings' && <Settings />}
      {overlay.value === 'thing' && <InspectorSheet />}
      {overlay.value === 'keys' && <Shortcuts />}
      {overlay.value === 'commands' && <Palette />}
      {overlay.value === 'words' && <Words />}
      <DropZone />
      <div class="unseen" aria-live="polite" role="status">
        {announcement.value}
      </div>
    </div>
  );
}
