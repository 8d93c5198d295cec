import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './Icon';

interface Properties {
  label: string;
  icon: IconName;
  onClick: () => void;
  disabled?: boolean | undefined;
  pressed?: boolean | undefined;
  expanded?: boolean | undefined;
  shortcut?: string | undefined;
  class?: string | undefined;
  children?: ComponentChildren;
}

/** A button that is only a picture to the eye, with its name as a tip and for screen readers. */
export function IconButton({
  label,
  icon,
  onClick,
  disabled,
  pressed,
  expanded,
  shortcut,
  class: extra,
  children,
}: Properties) {
  return (
    <button
      type="button"
      class={`icon-button${extra ? ` ${extra}` : ''}`}
      aria-label={label}
      title={shortcut ? `${label} (${shortcut})` : label}
      aria-pressed={pressed}
      aria-expanded={expanded}
      disabled={disabled}
      onClick={onClick}
    >
      <Icon name={icon} />
      {children}
    </button>
  );
}

/** A link that saves what it leads to. */
export function DownloadLink({
  href,
  label,
  icon,
  onSave,
  children,
}: {
  href: string;
  label: string;
  icon: IconName;
  /** Tells what is saved: a browser shows little of it. */
  onSave: () => void;
  children?: ComponentChildren;
}) {
  return (
    <a
      class={children ? 'text-button' : 'icon-button'}
      href={href}
      download
      onClick={onSave}
      aria-label={label}
      title={label}
    >
      <Icon name={icon} size={children ? 16 : 18} />
      {children}
    </a>
  );
}

/** A small button with a picture and words. */
export function TextButton({
  label,
  icon,
  onClick,
  disabled,
  children,
  title,
}: Omit<Properties, 'label'> & { label?: string; title?: string }) {
  return (
    <button
      type="button"
      class="text-button"
      aria-label={label}
      title={title ?? label}
      disabled={disabled}
      onClick={onClick}
    >
      <Icon name={icon} size={16} />
      {children}
    </button>
  );
}
