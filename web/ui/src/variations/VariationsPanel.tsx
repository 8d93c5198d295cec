import { useSignal } from '@preact/signals';
import type { Size } from '../api/types';
import { IconButton } from '../controls/Button';
import type { Bounds } from '../design/bounds';
import { boundsOf } from '../design/region';
import { pick, vary } from '../state/actions';
import { busy, live, shownVersion } from '../state/conversation';
import { design } from '../state/design';
import { setVaried, showVariations, variationsShown, varied } from '../state/looking';
import { masks } from '../state/masks';
import { closeUp } from './closeUp';

const COUNTS = [2, 3, 4, 6, 8];
const WHOLE: Bounds = { x0: 0, y0: 0, x1: 1, y1: 1 };

/** The same design from other noise, side by side; one of them becomes the picture. */
export function VariationsPanel() {
  const count = useSignal(4);
  if (!variationsShown.value) return null;
  const found = live.value?.variations ?? null;
  const varying = busy.value?.stage === 'varying';
  const { canvas, entities } = design.value;
  const asked = found?.asked ?? count.value;
  const ready = found?.ready ?? [];
  const waiting = varying ? Math.max(0, asked - ready.length) : 0;
  const thing = entities.find((e) => e.id === found?.entity);
  const part = thing ? closeUp(boundsOf(thing.region, masks), canvas) : WHOLE;
  const now = shownVersion.value?.picture;
  const of = found?.entity && entities.find((e) => e.id === found.entity)?.prompt;
  const chosen = varied.value === undefined ? (found?.entity ?? null) : varied.value;

  return (
    <section class="variations" aria-label="Variations">
      <header>
        <h2>Variations</h2>
        <IconButton label="Close variations" icon="close" onClick={() => showVariations(false)} />
      </header>
      <form
        class="row"
        onSubmit={(e) => {
          e.preventDefault();
          void vary(count.value, chosen);
        }}
      >
        <label>
          How many{' '}
          <select
            value={count.value}
            onChange={(e) => (count.value = Number(e.currentTarget.value))}
          >
            {COUNTS.map((n) => (
              <option key={n} value={n}>
                {n}
              </option>
            ))}
          </select>
        </label>
        <label>
          Of{' '}
          <select value={chosen ?? ''} onChange={(e) => setVaried(e.currentTarget.value || null)}>
            <option value="">the whole picture</option>
            {entities
              .filter((e) => !e.locked && !e.hidden)
              .map((e) => (
                <option key={e.id} value={e.id}>
                  {e.prompt}
                </option>
              ))}
          </select>
        </label>
        <button type="submit" class="primary" disabled={varying}>
          {varying ? 'Drawing…' : 'Draw them'}
        </button>
      </form>
      {(found || varying) && (
        <>
          <p class="muted" aria-live="polite">
            {of ? `Of the ${of}: ` : ''}
            {ready.length} of {asked} drawn{varying ? '…' : '. Pick one to go on with it.'}
          </p>
          <ul class="variation-grid">
            {now && (
              <li>
                <figure>
                  <Part picture={now} alt="The picture as it is now" part={part} canvas={canvas} />
                  <figcaption class="variation-name">Now</figcaption>
                </figure>
              </li>
            )}
            {ready.map(({ n, picture }) => (
              <li key={n}>
                <button
                  type="button"
                  aria-label={`Pick variation ${n}`}
                  onClick={() => void pick(n)}
                >
                  <Part picture={picture} alt={`Variation ${n}`} part={part} canvas={canvas} />
                  <span class="variation-name">Variation {n}</span>
                </button>
              </li>
            ))}
            {Array.from({ length: waiting }, (_, i) => (
              <li key={`to-come-${waiting - i}`} class="to-come" aria-hidden="true">
                <span
                  class="variation-part"
                  style={{ aspectRatio: `${canvas.width} / ${canvas.height}` }}
                />
                <span class="variation-name">&nbsp;</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {!found && !varying && (
        <p class="muted">
          The same design is drawn from other noise; nothing changes until you pick one.
        </p>
      )}
    </section>
  );
}

/** A part of a picture, as large as there is room. */
function Part({
  picture,
  alt,
  part,
  canvas,
}: {
  picture: string;
  alt: string;
  part: Bounds;
  canvas: Size;
}) {
  const scale = 1 / (part.x1 - part.x0);
  const place = {
    width: `${100 * scale}%`,
    left: `${-100 * part.x0 * scale}%`,
    top: `${-100 * part.y0 * scale}%`,
  };
  return (
    <span class="variation-part" style={{ aspectRatio: `${canvas.width} / ${canvas.height}` }}>
      <img src={picture} alt={alt} style={place} />
    </span>
  );
}
