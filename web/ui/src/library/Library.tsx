import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { IconButton, TextButton } from '../controls/Button';
import { Icon } from '../controls/Icon';
import { chooseFile } from '../open/DropZone';
import { announce } from '../state/announcement';
import { deleted, restore } from '../state/keeping';
import { conversations, listed, search, searched, titleOf } from '../state/library';
import { hasRoomForLibrary, libraryShown, showLibrary } from '../state/sidebar';
import { KeptRow } from './KeptRow';

/** All conversations: a column where there is room for one, or else a sheet over the page. */
export function Library() {
  if (!libraryShown.value) return null;
  return hasRoomForLibrary.value ? (
    <aside id="library" class="library" aria-label="Conversations">
      <Shelves />
    </aside>
  ) : (
    <Sheet />
  );
}

/** The browser keeps the focus inside and gives it back. */
function Sheet() {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => dialog.current?.showModal(), []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: with a keyboard it is closed by Escape.
    <dialog
      id="library"
      ref={dialog}
      class="library sheet"
      aria-label="Conversations"
      onClose={() => showLibrary(false)}
      onClick={(e) => {
        if (e.target === e.currentTarget) dialog.current?.close();
      }}
    >
      <Shelves />
    </dialog>
  );
}

function Shelves() {
  const shown = listed.value;
  const looking = searched.value.trim() !== '';
  useEffect(() => {
    if (looking && shown) announce(`${shown.length} found.`);
  }, [shown, looking]);
  return (
    <div class="shelves">
      <header class="library-head">
        <h2>Conversations</h2>
        <IconButton label="Close the list" icon="close" onClick={() => showLibrary(false)} />
      </header>
      <label class="search">
        <Icon name="look" size={16} />
        <span class="unseen">Search what was said and drawn</span>
        <input
          type="search"
          value={searched.value}
          placeholder="Search words and things"
          maxLength={200}
          onInput={(e) => search(e.currentTarget.value)}
          onKeyDown={(e) => {
            if (e.key !== 'Escape' || searched.value === '') return;
            e.preventDefault();
            search('');
          }}
        />
      </label>
      <div class="shelf" role="region" aria-label="All conversations" tabIndex={0}>
        {shown?.length === 0 && (
          <p class="muted">
            {looking
              ? `Nothing was said or drawn with “${searched.value.trim()}”.`
              : 'Each conversation will be kept here, with its pictures.'}
          </p>
        )}
        {shown && shown.length > 0 && (
          <ul aria-label="Conversations">
            {shown.map((c) => (
              <KeptRow key={c.id} kept={c} />
            ))}
          </ul>
        )}
      </div>
      <Deleted />
      <footer class="library-foot">
        <TextButton icon="open" onClick={chooseFile}>
          Import a conversation
        </TextButton>
        {conversations.value.length > 0 && (
          <span class="muted">{conversations.value.length} in all</span>
        )}
      </footer>
    </div>
  );
}

/** The button that had the focus is gone by then. */
const focusShown = (): void =>
  document.querySelector<HTMLElement>('.kept-open[aria-current]')?.focus();

/** What was deleted last, as long as it can be restored. */
function Deleted() {
  const last = deleted.value[deleted.value.length - 1];
  const undo = useRef<HTMLButtonElement>(null);
  useEffect(() => undo.current?.focus(), [last]);
  if (!last) return null;
  return (
    <div class="deleted" role="group" aria-label="Deleted">
      <span>
        Deleted <strong>{titleOf(last)}</strong>
      </span>
      <button
        ref={undo}
        type="button"
        class="quiet"
        aria-label={`Undo deleting ${titleOf(last)}`}
        onClick={() => void restore(last).then(focusShown)}
      >
        Undo
      </button>
    </div>
  );
}
