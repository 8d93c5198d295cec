import type { ModelState, Studio } from '../api/types';
import { Dialog } from '../controls/Dialog';
import { Segments } from '../controls/Segments';
import { showOverlay } from '../state/layout';
import { complain } from '../state/notices';
import { tabStorage } from '../state/storage';
import { configure, studio } from '../state/studio';
import { setTheme, type Theme, theme } from '../state/theme';
import { SizeChoice } from '../things/SizeChoice';

const STATES: Record<ModelState, string> = {
  waiting: 'loads with the first picture',
  loading: 'is loading',
  ready: 'ready',
  failed: 'could not be loaded',
};

const THEMES: readonly { value: Theme; name: string }[] = [
  { value: 'system', name: 'As the system' },
  { value: 'light', name: 'Light' },
  { value: 'dark', name: 'Dark' },
];

export function Settings() {
  const known = studio.value;
  return (
    <Dialog title="Settings" onClose={() => showOverlay(null)}>
      {known === null ? (
        <p class="muted">The studio does not answer yet.</p>
      ) : (
        <Known studio={known} />
      )}
      <section>
        <h3>Look</h3>
        <Segments label="Theme" value={theme.value} choices={THEMES} onChoose={setTheme} />
      </section>
      <p class="muted">
        The key <kbd>?</kbd> lists all keys.
      </p>
      <p class="muted">
        EliGen Studio {known?.version}, under the Apache License 2.0.{' '}
        <a href="./licences.txt">What this page is made of</a>
      </p>
    </Dialog>
  );
}

/** The size that designs begin with. */
function NewSize({ studio: { settings, model } }: { studio: Studio }) {
  return (
    <SizeChoice
      label="Size of new designs"
      value={settings}
      model={model}
      onChoose={(size) => void configure(size).catch(complain)}
    />
  );
}

/** How much is kept, and how it goes again. */
function Kept({ studio: { data, bound, password, room } }: { studio: Studio }) {
  const megabytes = (bytes: number): string => `${Math.ceil(bytes / 1e6)} MB`;
  return (
    <section>
      <h3>Your designs</h3>
      <p>
        {bound
          ? 'This browser shows the designs of the terminal that runs the studio.'
          : 'This browser has designs of its own. To see those of the terminal, open the address that ./eligen web printed.'}
      </p>
      <p class="muted">
        They take {megabytes(room.taken)}
        {room.most !== null && ` of ${megabytes(room.most)}`}; the list of conversations deletes
        them.
        {data && (
          <>
            {' '}
            Kept in <code>{data}</code>
          </>
        )}
      </p>
      {password && (
        // What was not sent is nobody's who logs in after.
        <form method="post" action="logout" onSubmit={tabStorage.clear}>
          <button type="submit" class="text-button">
            Log out: this browser will not find its designs again
          </button>
        </form>
      )}
    </section>
  );
}

function Known({ studio: known }: { studio: Studio }) {
  const { model, mllm } = known;
  return (
    <>
      <section>
        <h3>Model</h3>
        <p>
          <strong>{model.name}</strong>{' '}
          <span class="muted">{model.message ?? STATES[model.state]}</span>
        </p>
        <p class="muted">
          Chosen where the studio is started: <code>./eligen web --model FOLDER</code>.
        </p>
        {model.vocabulary && (
          <details>
            <summary>What it knows</summary>
            <dl class="known">
              <dt>Things</dt>
              <dd>{model.vocabulary.things.join(', ')}</dd>
              <dt>Colours</dt>
              <dd>{model.vocabulary.colours.join(', ')}</dd>
              <dt>Scenes</dt>
              <dd>{model.vocabulary.scenes.join(', ')}</dd>
              <dt>Styles</dt>
              <dd>{model.vocabulary.styles.join(', ')}</dd>
            </dl>
          </details>
        )}
      </section>
      <section>
        <h3>Pictures</h3>
        <NewSize studio={known} />
        <p class="muted">Steps, CFG and guidance are below the list of things.</p>
      </section>
      <section>
        <h3>Language model</h3>
        {mllm.configured ? (
          <p>
            <strong>{mllm.model ?? 'Configured'}</strong>{' '}
            {mllm.server && <span class="muted">at {mllm.server}</span>}
          </p>
        ) : (
          <p>None: the chat follows plain English by rules.</p>
        )}
        {mllm.message && <p class="muted">{mllm.message}</p>}
        <p class="muted">
          Set in the terminal, before the studio is started, with <code>OPENAI_BASE_URL</code> and{' '}
          <code>OPENAI_MODEL</code>; <code>./eligen doctor</code> tries it. A key never reaches this
          page.
        </p>
      </section>
      <Kept studio={known} />
    </>
  );
}
