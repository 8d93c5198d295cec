import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { IconButton } from './Button';

interface Properties {
  title: string;
  onClose: () => void;
  class?: string;
  children: ComponentChildren;
}

/** A page over the page. The browser keeps the focus inside and gives it back. */
export function Dialog({ title, onClose, class: extra, children }: Properties) {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => dialog.current?.showModal(), []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: with a keyboard it is closed by Escape.
    <dialog
      ref={dialog}
      class={`dialog ${extra ?? ''}`}
      aria-labelledby="dialog-title"
      onClose={onClose}
      onClick={(e) => {
        if (e.target === e.currentTarget) dialog.current?.close();
      }}
    >
      <div class="dialog-body">
        <header class="dialog-head">
          <h2 id="dialog-title">{title}</h2>
          <IconButton label="Close" icon="close" onClick={() => dialog.current?.close()} />
        </header>
        {children}
      </div>
    </dialog>
  );
}
