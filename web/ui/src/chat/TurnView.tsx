import { links } from '../api/client';
import type { TurnRecord, Version } from '../api/types';
import { altOf } from '../canvas/Paper';
import { DownloadLink, TextButton } from '../controls/Button';
import { Icon } from '../controls/Icon';
import { fork, undo } from '../state/actions';
import { showPane } from '../state/layout';
import { compare, lookAt, showVariations } from '../state/looking';
import { openingNote } from '../state/openingNotes';
import type { Failure, Live } from '../state/reduce';
import { tellSaved } from '../state/saving';
import { edit } from '../state/sending';
import type { Outcome } from '../state/turns';
import { lineage, undosTo, versionOf } from '../state/versions';
import { toldByHand } from './byHand';
import { FailureView } from './FailureView';
import { Reply } from './Reply';
import { SaidAgain } from './SaidAgain';
import { Scorecard } from './Scorecard';

/** The first picture is looked at; of a later one it is enough to be told apart. */
const isFirst = (state: Live, version: Version): boolean =>
  !lineage(state, version.number).some((v) => v !== version && v.picture !== null);

interface Properties {
  turn: TurnRecord;
  outcome: Outcome;
  before: number;
  failure: Failure | undefined;
  folded: number;
  state: Live;
}

/** Undo and redo, of which there may be many: one line for all of them. */
function Went({ turn, folded }: { turn: TurnRecord; folded: number }) {
  return (
    <li class="turn went" aria-label={`Turn ${turn.number}`}>
      <Icon name="undo" size={16} />
      <span>
        {turn.reply === '' ? toldByHand(turn.said) : turn.reply}
        {folded > 0 && `, the last of ${folded + 1} steps`}
      </span>
    </li>
  );
}

/** One turn: what was said, what was answered, and what came of it. */
export function TurnView({ turn, outcome, before, failure, folded, state }: Properties) {
  if (outcome === 'went' && !failure) return <Went turn={turn} folded={folded} />;
  const version = outcome === 'same' ? undefined : versionOf(state, turn.version);
  const byHand =
    version !== undefined && outcome === 'made' && turn.said === version.edits.join(', ');
  return (
    <li class="turn" aria-label={`Turn ${turn.number}`}>
      {turn.reply === '' ? (
        !byHand && turn.said !== '' && <p class="done">{toldByHand(turn.said)}</p>
      ) : (
        <SaidAgain words={turn.said} before={before} />
      )}
      {turn.reply !== '' && <Reply text={turn.reply} />}
      {turn.number === 0 && turn.said.startsWith('open ') && (
        <p class="muted">{openingNote(state.id)}</p>
      )}
      {failure && !version?.picture && <FailureView failure={failure} />}
      {byHand && (
        <ul class="chips" aria-label="Changed by hand">
          {version.edits.map((edit) => (
            <li key={edit}>{edit}</li>
          ))}
        </ul>
      )}
      {version && <Thumbnail state={state} version={version} />}
      {version && <Scorecard version={version} />}
      {version && outcome === 'made' && (
        <Doings
          state={state}
          number={version.number}
          drawn={version.picture !== null || version.number === state.arriving}
        />
      )}
    </li>
  );
}

/** The picture of a turn; as long as it is on its way, the room for it. */
function Thumbnail({ state, version }: { state: Live; version: Version }) {
  const { picture, number, design } = version;
  if (picture === null && number !== state.arriving) return null;
  return (
    <button
      type="button"
      class={`thumbnail${isFirst(state, version) ? '' : ' small'}`}
      aria-label={`Look at version ${number}`}
      onClick={() => {
        compare(null);
        lookAt(number === state.current ? null : number);
        showPane('picture');
      }}
    >
      <img
        src={picture ?? undefined}
        alt={picture === null ? '' : altOf(version.words)}
        loading="lazy"
        width={design.canvas.width}
        height={design.canvas.height}
      />
    </button>
  );
}

function Doings({ state, number, drawn }: { state: Live; number: number; drawn: boolean }) {
  const steps = undosTo(state, number);
  const current = number === state.current;
  return (
    <div class="doings" role="group" aria-label={`Version ${number}`}>
      {steps !== undefined && (
        <TextButton
          icon="undo"
          label={`Undo to here: version ${number}`}
          onClick={() => void undo(steps)}
        >
          Undo to here
        </TextButton>
      )}
      {!current && (
        <TextButton
          icon="fork"
          label={`Fork here: version ${number}`}
          title="Go on from here; what came after stays in the history"
          onClick={() => void fork(number)}
        >
          Fork here
        </TextButton>
      )}
      {current && drawn && (
        <TextButton
          icon="vary"
          label={`Variations of version ${number}`}
          onClick={() => {
            showVariations(true);
            showPane('picture');
          }}
        >
          Variations
        </TextButton>
      )}
      {current && drawn && (
        <TextButton
          icon="again"
          label={`Draw anew: version ${number}`}
          title="The same design, drawn from another seed"
          onClick={() => edit({ type: 'reseed' })}
        >
          Draw anew
        </TextButton>
      )}
      {drawn && (
        <DownloadLink
          icon="download"
          label={`Download version ${number} as PNG`}
          href={links.pictureDownload(state.id, number)}
          onSave={() => tellSaved('picture')}
        />
      )}
      <DownloadLink
        icon="design"
        label={`Download the design of version ${number}`}
        href={links.designDownload(state.id, number)}
        onSave={() => tellSaved('design')}
      />
      {current && drawn && (
        <DownloadLink
          icon="replay"
          label="Save as a page that replays it, for anybody with a browser"
          href={links.page(state.id)}
          onSave={() => tellSaved('page')}
        />
      )}
    </div>
  );
}
