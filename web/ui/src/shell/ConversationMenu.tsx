import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { Icon } from '../controls/Icon';
import { ago } from '../controls/time';
import { startNew } from '../state/actions';
import { conversationId } from '../state/conversation';
import { showPane } from '../state/layout';
import { show } from '../state/reading';
import { conversations } from '../state/studio';

/** Which conversation is shown, and a way to the others. */
export function ConversationMenu() {
  const open = useSignal(false);
  const root = useRef<HTMLDivElement>(null);
  const current = conversations.value.find((c) => c.id === conversationId.value);
  const title = current ? current.name || current.title || 'Untitled' : 'New conversation';

  useEffect(() => {
    const outside = (e: Event): void => {
      if (!root.current?.contains(e.target as Node)) open.value = false;
    };
    document.addEventListener('pointerdown', outside);
    document.addEventListener('focusin', outside);
    return () => {
      document.removeEventListener('pointerdown', outside);
      document.removeEventListener('focusin', outside);
    };
  }, []);

  const choose = (id: string): void => {
    open.value = false;
    showPane('chat');
    void show(id);
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes what is open in it.
    <div
      ref={root}
      class="menu"
      onKeyDown={(e) => {
        if (e.key === 'Escape' && open.value) {
          open.value = false;
          root.current?.querySelector('button')?.focus();
        }
      }}
    >
      <button
        type="button"
        class="menu-button"
        aria-expanded={open.value}
        aria-controls="conversations"
        aria-label={`Conversations, now: ${title}`}
        onClick={() => (open.value = !open.value)}
      >
        <span class="menu-title">{title}</span>
        <Icon name="chevron" size={16} />
      </button>
      {open.value && (
        <div id="conversations" class="popover menu-list">
          <button
            type="button"
            class="menu-new"
            onClick={() => {
              open.value = false;
              startNew();
            }}
          >
            <Icon name="plus" size={16} /> New conversation
          </button>
          {conversations.value.length > 0 && (
            <ul aria-label="Conversations">
              {conversations.value.map((c) => (
                <li key={c.id}>
                  <button
                    type="button"
                    aria-current={c.id === conversationId.value ? 'true' : undefined}
                    onClick={() => choose(c.id)}
                  >
                    {c.cover ? (
                      <img src={c.cover} alt="" loading="lazy" width={40} height={40} />
                    ) : (
                      <span class="no-cover" />
                    )}
                    <span class="menu-words">
                      <span class="menu-first">{c.name || c.title || 'Untitled'}</span>
                      <span class="muted">
                        {c.pictures === 1 ? '1 picture' : `${c.pictures} pictures`} ·{' '}
                        {ago(c.changed)}
                      </span>
                    </span>
                  </button>
                </li>
              ))}
            </ul>
          )}
        </div>
      )}
    </div>
  );
}
