import { useSignal } from '@preact/signals';
import { IconButton } from '../shell/Button';
import { pick, vary } from '../state/actions';
import { busy, design, live, variationsShown } from '../state/store';

const COUNTS = [2, 3, 4, 6, 8];

/** The same design from other noise, side by side; one of them becomes the picture. */
export function VariationsPanel() {
  const count = useSignal(4);
  const entity = useSignal('');
  if (!variationsShown.value) return null;
  const found = live.value?.variations ?? null;
  const varying = busy.value?.stage === 'varying';
  const { canvas, entities } = design.value;
  const asked = found?.asked ?? count.value;
  const ready = found?.ready ?? [];
  const waiting = varying ? Math.max(0, asked - ready.length) : 0;
  const of = found?.entity && entities.find((e) => e.id === found.entity)?.prompt;

  return (
    <section class="variations" aria-label="Variations">
      <header>
        <h2>Variations</h2>
        <IconButton label="Close variations" icon="close" onClick={() => (variationsShown.value = false)} />
      </header>
      <form
        class="row"
        onSubmit={(e) => {
          e.preventDefault();
          void vary(count.value, entity.value === '' ? null : entity.value);
        }}
      >
        <label>
          How many{' '}
          <select value={count.value} onChange={(e) => (count.value = Number(e.currentTarget.value))}>
            {COUNTS.map((n) => (
              <option key={n} value={n}>
                {n}
              </option>
            ))}
          </select>
        </label>
        <label>
          Of{' '}
          <select value={entity.value} onChange={(e) => (entity.value = e.currentTarget.value)}>
            <option value="">the whole picture</option>
            {entities.map((e) => (
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
            {of ? `Of ${of}. ` : ''}
            {ready.length} of {asked} drawn{varying ? '…' : '. Pick one to go on with it.'}
          </p>
          <ul class="variation-grid">
            {ready.map(({ n, picture }) => (
              <li key={n}>
                <button type="button" aria-label={`Pick variation ${n}`} onClick={() => void pick(n)}>
                  <img src={picture} alt={`Variation ${n}`} width={canvas.width} height={canvas.height} />
                </button>
              </li>
            ))}
            {Array.from({ length: waiting }, (_, i) => (
              <li key={`to-come-${i}`} class="to-come" aria-hidden="true" style={{ aspectRatio: `${canvas.width} / ${canvas.height}` }} />
            ))}
          </ul>
        </>
      )}
      {!found && !varying && <p class="muted">The same design is drawn from other noise; nothing changes until you pick one.</p>}
    </section>
  );
}
