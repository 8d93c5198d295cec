import { carry } from './carry';
import { Icon } from './Icon';

const KEYS: Readonly<Record<string, number>> = {
  ArrowUp: -1,
  ArrowDown: 1,
  Home: -Infinity,
  End: Infinity,
};

/** What a row of a list is held by, to be put elsewhere in it: by dragging, or with arrow keys. */
export function Grip({
  name,
  index,
  count,
  disabled = false,
  onMove,
}: {
  name: string;
  /** Its place from the top, of so many that can be moved. */
  index: number;
  count: number;
  disabled?: boolean;
  onMove: (to: number) => void;
}) {
  return (
    <button
      type="button"
      class="grip"
      aria-label={`Move ${name}, ${index + 1} of ${count}`}
      title="Drag it, or press an arrow key"
      disabled={disabled || count < 2}
      onPointerDown={(e) => {
        if (e.button === 0) carry(e.currentTarget, e, onMove);
      }}
      onKeyDown={(e) => {
        const by = KEYS[e.key];
        if (by === undefined) return;
        // Arrow keys belong to what is selected otherwise.
        e.preventDefault();
        e.stopPropagation();
        const to = Math.max(0, Math.min(count - 1, index + by));
        if (to !== index) onMove(to);
      }}
    >
      <Icon name="grip" size={16} />
    </button>
  );
}
