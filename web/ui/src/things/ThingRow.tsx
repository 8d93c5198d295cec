import { useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Entity } from '../api/types';
import { IconButton, TextButton } from '../controls/Button';
import { Icon } from '../controls/Icon';
import { withoutArticle } from '../design/edits';
import { announce } from '../state/announcement';
import { tints } from '../state/design';
import { refusedName } from '../state/names';
import { select, selectedId } from '../state/selection';
import { edit } from '../state/sending';
import { ColourChoice } from './ColourChoice';

type Open = 'name' | 'colour' | null;

/** One thing; `index` counts from the back. */
export function ThingRow({ thing, index, count }: { thing: Entity; index: number; count: number }) {
  const open = useSignal<Open>(null);
  const row = useRef<HTMLLIElement>(null);
  const chosen = selectedId.value === thing.id;
  const name = thing.prompt;
  const locked = thing.locked === true;

  const reorder = (to: number, where: string): void => {
    edit({ type: 'reorder', id: thing.id, index: to });
    announce(`${name} ${where}.`);
  };
  const back = (): void => {
    open.value = null;
    row.current?.querySelector<HTMLButtonElement>('.thing-name')?.focus();
  };

  return (
    <li ref={row} class={`thing${chosen ? ' selected' : ''}${thing.hidden ? ' unshown' : ''}`}>
      <div class="thing-line">
        <span
          class="tint"
          style={{ background: `var(--${tints.value.get(thing.id)})` }}
          aria-hidden="true"
        />
        {open.value === 'name' ? (
          <Rename thing={thing} onDone={back} />
        ) : (
          <button
            type="button"
            class="thing-name"
            aria-pressed={chosen}
            aria-label={`Select ${name}`}
            onClick={() => select(chosen ? null : thing.id)}
            onDblClick={() => (open.value = locked ? null : 'name')}
          >
            {name}
          </button>
        )}
        <Marks thing={thing} />
        <div class="thing-buttons">
          <IconButton
            label={`Rename ${name}`}
            icon="pencil"
            disabled={locked}
            onClick={() => (open.value = open.value === 'name' ? null : 'name')}
          />
          <IconButton
            label={`Colour of ${name}`}
            icon="drop"
            disabled={locked}
            pressed={open.value === 'colour'}
            onClick={() => (open.value = open.value === 'colour' ? null : 'colour')}
          />
          <IconButton
            label={`Bring ${name} forward`}
            icon="up"
            disabled={locked || index === count - 1}
            onClick={() => reorder(index + 1, 'one forward')}
          />
          <IconButton
            label={`Send ${name} backward`}
            icon="down"
            disabled={locked || index === 0}
            onClick={() => reorder(index - 1, 'one backward')}
          />
          <IconButton
            label={`Delete ${name}`}
            icon="trash"
            disabled={locked}
            onClick={() => {
              edit({ type: 'remove', id: thing.id });
              if (chosen) select(null);
              announce(`${name} removed.`);
            }}
          />
        </div>
      </div>
      <WrongName thing={thing} />
      {chosen && <States thing={thing} />}
      {open.value === 'colour' && (
        <ColourChoice
          name={name}
          onChoose={(colour) => {
            edit({ type: 'recolour', id: thing.id, colour });
            back();
          }}
          onCancel={back}
        />
      )}
    </li>
  );
}

/** That it cannot be called so, and what it may be called instead, at a click. */
function WrongName({ thing }: { thing: Entity }) {
  const wrong = refusedName(thing.id, thing.prompt);
  if (!wrong) return null;
  return (
    <div class="wrong-name" role="alert">
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
    </div>
  );
}

/** Whether it shows and may be changed; with words, as these are not seen from the picture. */
function States({ thing }: { thing: Entity }) {
  const { id, prompt: name, hidden = false, locked = false } = thing;
  return (
    <div class="thing-states">
      <TextButton
        label={`${hidden ? 'Show' : 'Hide'} ${name}`}
        icon={hidden ? 'eye' : 'eyeOff'}
        disabled={locked}
        onClick={() => {
          edit({ type: 'hide', id, hidden: !hidden });
          announce(`${name} ${hidden ? 'shown' : 'hidden'}.`);
        }}
      >
        {hidden ? 'Show' : 'Hide'}
      </TextButton>
      <TextButton
        label={`${locked ? 'Unlock' : 'Lock'} ${name}`}
        icon={locked ? 'unlock' : 'lock'}
        onClick={() => {
          edit({ type: 'lock', id, locked: !locked });
          announce(`${name} ${locked ? 'unlocked' : 'locked'}.`);
        }}
      >
        {locked ? 'Unlock' : 'Lock'}
      </TextButton>
    </div>
  );
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

function Rename({ thing, onDone }: { thing: Entity; onDone: () => void }) {
  const input = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => input.current?.select(), []);
  const commit = (): void => {
    const prompt = withoutArticle(input.current?.value ?? '');
    if (prompt !== '' && prompt !== thing.prompt) edit({ type: 'reprompt', id: thing.id, prompt });
    onDone();
  };
  return (
    <input
      ref={input}
      class="rename"
      aria-label={`New name of ${thing.prompt}`}
      defaultValue={thing.prompt}
      maxLength={200}
      onBlur={commit}
      onKeyDown={(e) => {
        if (e.key === 'Enter') commit();
        if (e.key === 'Escape') onDone();
      }}
    />
  );
}
