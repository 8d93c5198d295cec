import { useEffect, useRef } from 'preact/hooks';
import type { Version } from '../api/types';
import { goTo } from '../state/actions';
import { live } from '../state/conversation';
import { DesignSketch } from './DesignSketch';
import { laidOut, type Placed } from './tree';

const CELL = 68;

/** Every version there ever was, as a tree; a click goes there. */
export function Filmstrip() {
  const strip = useRef<HTMLDivElement>(null);
  const state = live.value;
  const placed = state ? laidOut(state.versions) : [];
  const begun = placed.some((p) => !isBlank(p.version));
  const current = state?.current ?? null;

  useEffect(() => {
    const now = placed.find((p) => p.version.number === current);
    const element = strip.current;
    if (!now || !element) return;
    element.scrollLeft = (now.column + 0.5) * CELL - element.clientWidth / 2;
    element.scrollTop = (now.row + 0.5) * CELL - element.clientHeight / 2;
  }, [current, placed.length]);

  const columns = Math.max(0, ...placed.map((p) => p.column + 1));
  const rows = Math.max(0, ...placed.map((p) => p.row + 1));
  return (
    <nav class="filmstrip" aria-label="History" ref={strip} tabIndex={begun ? 0 : -1}>
      {!begun ? (
        <p class="muted">Every version will be kept here.</p>
      ) : (
        <div class="film" style={{ width: `${columns * CELL}px`, height: `${rows * CELL}px` }}>
          <svg width={columns * CELL} height={rows * CELL} aria-hidden="true">
            {placed.map((p) => p.from && <path key={p.version.number} d={thread(p)} />)}
          </svg>
          <ol>
            {placed.map((p) => (
              <Frame key={p.version.number} placed={p} current={current} />
            ))}
          </ol>
        </div>
      )}
    </nav>
  );
}

/** From the middle of the version it came from to its own. */
function thread({ column, row, from }: Placed): string {
  const x0 = (from!.column + 0.5) * CELL;
  const y0 = (from!.row + 0.5) * CELL;
  const x1 = (column + 0.5) * CELL;
  const y1 = (row + 0.5) * CELL;
  return from!.row === row
    ? `M${x0} ${y0}H${x1}`
    : `M${x0} ${y0}C${x0} ${y1} ${x0} ${y1} ${x1} ${y1}`;
}

function Frame({
  placed: { version, column, row },
  current,
}: {
  placed: Placed;
  current: number | null;
}) {
  const here = version.number === current;
  return (
    <li style={{ left: `${column * CELL}px`, top: `${row * CELL}px` }}>
      <button
        type="button"
        class={`frame${isBlank(version) ? ' blank' : ''}`}
        aria-current={here ? 'true' : undefined}
        aria-label={label(version, here)}
        title={version.words || `Version ${version.number}`}
        onClick={() => {
          if (!here) void goTo(version.number);
        }}
      >
        {version.picture ? (
          <img src={version.picture} alt="" loading="lazy" />
        ) : (
          <DesignSketch design={version.design} />
        )}
      </button>
    </li>
  );
}

/** Where a conversation begins: nothing on an empty canvas. */
const isBlank = ({ picture, design }: Version): boolean =>
  picture === null && design.entities.length === 0 && design.scene === '';

function label(version: Version, here: boolean): string {
  if (isBlank(version))
    return `Version ${version.number}: empty canvas${here ? ' (shown now)' : ''}`;
  const words = version.words === '' ? '' : `: ${version.words}`;
  const state = here ? ' (shown now)' : version.picture ? '' : ' (not drawn)';
  return `Version ${version.number}${words}${state}`;
}
