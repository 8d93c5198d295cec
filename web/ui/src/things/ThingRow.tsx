import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { Entity } from '../api/types';
import { TextButton } from '../controls/Button';
import { Grip } from '../controls/Grip';
import { Icon } from '../controls/Icon';
import { boundsOf } from '../design/region';
import { whereabouts } from '../design/whereabouts';
import { currentVersion } from '../state/conversation';
import { design, tints } from '../state/design';
import { discardNameOf, discardOf } from '../state/edits';
import { reorder } from '../state/group';
import { masks } from '../state/masks';
import { openMenuAt } from '../state/menu';
import { refusedName, typedFor, wronglyNamed } from '../state/names';
import { pointAt } from '../state/pointedAt';
import { rename } from '../state/renaming';
import { isSelected, select, selectToo } from '../state/selection';
import { edit } from '../state/sending';
import { showWords, vocabulary } from '../state/vocabulary';

/** One thing, which is dragged to lie before or behind others. What else can be done with it is in the inspector, once it is selected. */
export function ThingRow({
  thing,
  index,
  count,
}: {
  thing: Entity;
  /** Its place from the front, of so many. */
  index: number;
  count: number;
}) {
  const row = useRef<HTMLLIElement>(null);
  const chosen = isSelected(thing.id);
  const name = thing.prompt;
  useEffect(() => {
    if (chosen) row.current?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  const choose = (e: MouseEvent): void => {
    if (e.shiftKey || e.ctrlKey || e.metaKey) selectToo(thing.id);
    else select(thing.id);
  };
  return (
    <li
      ref={row}
      data-thing={thing.id}
      onContextMenu={(e) => openMenuAt(e, thing.id)}
      onPointerEnter={() => pointAt(thing.id)}
      onPointerLeave={() => pointAt(null)}
      class={`thing${chosen ? ' selected' : ''}${thing.hidden ? ' unshown' : ''}`}
    >
      <div class="thing-line">
        <span
          class="tint"
          style={{ background: `var(--${tints.value.get(thing.id)})` }}
          aria-hidden="true"
        />
        <button
          type="button"
          class="thing-name"
          aria-pressed={chosen}
          aria-label={`Select ${name}`}
          onClick={choose}
          onDblClick={() => rename(thing.id)}
        >
          {name}
        </button>
        <Whereabouts thing={thing} />
        <Marks thing={thing} />
        <Grip
          name={name}
          index={index}
          count={count}
          disabled={thing.locked === true}
          onMove={(to) => reorder(thing, count - 1 - to)}
        />
      </div>
      <WrongName thing={thing} />
      <SimplerName thing={thing} />
    </li>
  );
}

/** That it cannot be called so, and what it may be called instead, at a click. */
function WrongName({ thing }: { thing: Entity }) {
  const wrong = refusedName(thing.id, thing.prompt);
  const element = useRef<HTMLDivElement>(null);
  const first = wronglyNamed.value?.id === thing.id;
  useLayoutEffect(() => {
    if (first) element.current?.scrollIntoView({ block: 'nearest' });
  }, [wrong, first]);
  if (!wrong) return null;
  return (
    <div ref={element} class="wrong-name" role="alert">
      <p>{wrong.reason}</p>
      {wrong.suggestions.map((prompt) => (
        <TextButton
          key={prompt}
          icon="check"
          label={`Call it ${prompt}`}
          onClick={() => edit({ type: 'reprompt', id: thing.id, prompt })}
        >
          {prompt}
        </TextButton>
      ))}
      {vocabulary.value && (
        <TextButton
          icon="words"
          label={`All that can be drawn, instead of ${thing.prompt}`}
          onClick={() => showWords(thing.id)}
        >
          All…
        </TextButton>
      )}
      <Discard thing={thing} />
    </div>
  );
}

/** Drops what was added; what was there before has its name again. */
function Discard({ thing: { id, prompt } }: { thing: Entity }) {
  const before = currentVersion.value?.design.entities.find((each) => each.id === id);
  if (before)
    return (
      <TextButton icon="undo" onClick={() => discardNameOf(id)}>
        Back to “{before.prompt}”
      </TextButton>
    );
  return (
    <TextButton icon="trash" onClick={() => discardOf(id)}>
      Remove “{prompt}”
    </TextButton>
  );
}

/** That less of it is drawn than was typed. */
function SimplerName({ thing }: { thing: Entity }) {
  const typed = typedFor(thing);
  if (typed === undefined) return null;
  return (
    <p class="muted simpler-name" role="status">
      Of “{typed}” this model draws “{thing.prompt}”.
    </p>
  );
}

/** Where it is, if others are called the same. */
function Whereabouts({ thing }: { thing: Entity }) {
  const alike = design.value.entities.filter(({ prompt }) => prompt === thing.prompt);
  if (alike.length < 2) return null;
  return <span class="muted thing-place">{whereabouts(boundsOf(thing.region, masks))}</span>;
}

/** What is so with a thing, at a glance. */
function Marks({ thing }: { thing: Entity }) {
  const marks = [thing.hidden && 'hidden', thing.locked && 'locked'].filter(Boolean).join(', ');
  if (marks === '') return null;
  return (
    <span class="thing-marks" role="img" aria-label={marks} title={marks}>
      {thing.hidden && <Icon name="eyeOff" size={14} />}
      {thing.locked && <Icon name="lock" size={14} />}
    </span>
  );
}
