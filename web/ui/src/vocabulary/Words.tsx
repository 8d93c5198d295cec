import { useSignal } from '@preact/signals';
import { type Choice, ChoiceDialog } from '../controls/ChoiceDialog';
import {
  type Chosen,
  NOTHING,
  sentenceOf,
  withColour,
  withScene,
  withThing,
} from '../design/sentence';
import { takesColour } from '../design/tints';
import { say } from '../state/actions';
import { goToComposer, write } from '../state/composer';
import { design } from '../state/design';
import { showOverlay } from '../state/layout';
import { edit } from '../state/sending';
import { named, vocabulary } from '../state/vocabulary';

interface Word extends Choice {
  choose: (chosen: Chosen) => Chosen;
}

const close = (): void => showOverlay(null);

/** What the model can draw: to make a sentence of it, or to call a thing by it. */
export function Words() {
  const thing = design.value.entities.find((e) => e.id === named.value);
  return thing ? <Name id={thing.id} now={thing.prompt} /> : <Sentence />;
}

/** All things, those of a kind together. */
const things = () =>
  (vocabulary.value?.kinds ?? []).flatMap((kind) =>
    kind.things.map((name) => ({ name, group: kind.name })),
  );

function Name({ id, now }: { id: string; now: string }) {
  return (
    <ChoiceDialog
      title={`Instead of ${now}`}
      label="What it shall be"
      placeholder="Look for a thing"
      class="words"
      choices={things}
      onChoose={({ name }) => {
        edit({ type: 'reprompt', id, prompt: name });
        close();
      }}
      onClose={close}
    />
  );
}

function Sentence() {
  const chosen = useSignal(NOTHING);
  const words = sentenceOf(chosen.value, design.value.entities.length > 0);
  return (
    <ChoiceDialog
      title="What can be drawn"
      label="What the picture should show"
      placeholder="Look for a thing, a place or a colour"
      class="words"
      several
      choices={() => wordsFor(chosen.value)}
      onChoose={({ choose }) => (chosen.value = choose(chosen.value))}
      onClose={close}
    >
      <Footer words={words} />
    </ChoiceDialog>
  );
}

/** Colours come first, and only where the thing that was chosen last takes one. */
function wordsFor(chosen: Chosen): Word[] {
  const { colours = [], scenes = [], uncoloured = [] } = vocabulary.value ?? {};
  const last = chosen.things[chosen.things.length - 1];
  const paintable = last !== undefined && takesColour(last.name, uncoloured);
  return [
    ...(paintable ? colours : []).map((name) => ({
      name,
      group: `Colour of the ${last!.name}`,
      swatch: name,
      chosen: last!.colour === name,
      choose: (now: Chosen) => withColour(now, name),
    })),
    ...things().map(({ name, group }) => ({
      name,
      group,
      chosen: chosen.things.some((thing) => thing.name === name),
      choose: (now: Chosen) => withThing(now, name),
    })),
    ...scenes.map((name) => ({
      name,
      group: 'Places',
      chosen: chosen.scene === name,
      choose: (now: Chosen) => withScene(now, name),
    })),
  ];
}

function Footer({ words }: { words: string }) {
  return (
    <div class="words-said">
      <p role="status">
        {words === '' ? <span class="muted">Choose, and a sentence comes of it.</span> : words}
      </p>
      <button
        type="button"
        class="quiet"
        disabled={words === ''}
        onClick={() => {
          close();
          write(words);
          // The dialog gives the focus back first.
          requestAnimationFrame(goToComposer);
        }}
      >
        Edit first
      </button>
      <button
        type="button"
        class="primary"
        disabled={words === ''}
        onClick={() => {
          close();
          void say(words);
        }}
      >
        Say it
      </button>
    </div>
  );
}
