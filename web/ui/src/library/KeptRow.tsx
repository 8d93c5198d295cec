import { useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { links } from '../api/client';
import type { ConversationSummary } from '../api/types';
import { DownloadLink, IconButton, TextButton } from '../controls/Button';
import { Icon } from '../controls/Icon';
import { ago } from '../controls/time';
import { conversationId } from '../state/conversation';
import { duplicate, pin, remove, rename } from '../state/keeping';
import { showPane } from '../state/layout';
import { titleOf } from '../state/library';
import { show } from '../state/reading';
import { tellSaved } from '../state/saving';
import { closeSheet } from '../state/sidebar';

type Open = 'actions' | 'name' | null;

/** One conversation in the list. */
export function KeptRow({ kept }: { kept: ConversationSummary }) {
  const open = useSignal<Open>(null);
  const row = useRef<HTMLLIElement>(null);
  const title = titleOf(kept);

  const focus = (selector: string): void =>
    row.current?.querySelector<HTMLElement>(selector)?.focus();
  const close = (): void => {
    open.value = null;
    focus('.icon-button');
  };
  const choose = (): void => {
    closeSheet();
    showPane('chat');
    void show(kept.id);
  };

  return (
    <li
      ref={row}
      class={`kept${open.value === 'actions' ? ' opened' : ''}`}
      onKeyDown={(e) => {
        if (e.key !== 'Escape' || open.value !== 'actions') return;
        e.preventDefault();
        close();
      }}
    >
      <div class="kept-line">
        {open.value === 'name' ? (
          <Rename
            kept={kept}
            onDone={() => {
              open.value = null;
              requestAnimationFrame(() => focus('.kept-open'));
            }}
          />
        ) : (
          <button
            type="button"
            class="kept-open"
            aria-current={kept.id === conversationId.value ? 'true' : undefined}
            title={title}
            onClick={choose}
          >
            <Cover url={kept.cover} />
            <span class="kept-words">
              <span class={`kept-title${kept.name === null ? ' made' : ''}`}>{title}</span>
              <span class="muted">
                {kept.pinned && (
                  <>
                    <Icon name="pin" size={13} />
                    <span class="unseen">pinned, </span>
                  </>
                )}
                {ago(kept.changed)}
              </span>
            </span>
          </button>
        )}
        <IconButton
          label={`More for ${title}`}
          icon="more"
          expanded={open.value === 'actions'}
          onClick={() => (open.value = open.value === 'actions' ? null : 'actions')}
        />
      </div>
      {open.value === 'actions' && (
        <Actions kept={kept} onRename={() => (open.value = 'name')} onDone={close} />
      )}
    </li>
  );
}

function Cover({ url }: { url: string | null }) {
  return (
    <span class="cover">
      {url && <img src={url} alt="" loading="lazy" width={44} height={44} />}
    </span>
  );
}

function Actions({
  kept,
  onRename,
  onDone,
}: {
  kept: ConversationSummary;
  onRename: () => void;
  onDone: () => void;
}) {
  return (
    <div class="kept-actions" role="group" aria-label={`What to do with ${titleOf(kept)}`}>
      <TextButton icon="pencil" onClick={onRename}>
        Rename
      </TextButton>
      <TextButton
        icon="pin"
        onClick={() => {
          onDone();
          void pin(kept, !kept.pinned);
        }}
      >
        {kept.pinned ? 'Unpin' : 'Pin'}
      </TextButton>
      <TextButton
        icon="copy"
        onClick={() => {
          onDone();
          closeSheet();
          void duplicate(kept);
        }}
      >
        Duplicate
      </TextButton>
      <DownloadLink
        label="Export as a zip: designs, pictures, words"
        icon="download"
        href={links.exported(kept.id)}
        onSave={() => tellSaved('zip', titleOf(kept))}
      >
        Export
      </DownloadLink>
      <DownloadLink
        label="Save as a page that replays it, for anybody with a browser"
        icon="replay"
        href={links.page(kept.id)}
        onSave={() => tellSaved('page', titleOf(kept))}
      >
        Save as a page
      </DownloadLink>
      <TextButton icon="trash" onClick={() => void remove(kept)}>
        Delete
      </TextButton>
    </div>
  );
}

function Rename({ kept, onDone }: { kept: ConversationSummary; onDone: () => void }) {
  const input = useRef<HTMLInputElement>(null);
  const given = useRef(false);
  useLayoutEffect(() => input.current?.select(), []);
  const commit = (): void => {
    if (given.current) return;
    given.current = true;
    const name = input.current?.value.trim() ?? '';
    if (name !== titleOf(kept)) void rename(kept, name);
    onDone();
  };
  return (
    <input
      ref={input}
      class="kept-rename"
      aria-label={`New name of ${titleOf(kept)}`}
      placeholder={kept.title}
      defaultValue={titleOf(kept)}
      maxLength={200}
      onBlur={commit}
      onKeyDown={(e) => {
        if (e.key === 'Enter') commit();
        if (e.key !== 'Escape') return;
        e.preventDefault();
        given.current = true;
        onDone();
      }}
    />
  );
}
