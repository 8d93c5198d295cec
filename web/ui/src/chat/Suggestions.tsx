import { TextButton } from '../controls/Button';
import { Icon } from '../controls/Icon';
import { say } from '../state/actions';
import { showWords, vocabulary } from '../state/vocabulary';

/** What may be said instead of what could not be done, at a click. */
export function Suggestions({ sentences }: { sentences: readonly string[] }) {
  return (
    <ul class="examples" aria-label="What you can say instead">
      {sentences.map((words) => (
        <li key={words}>
          <button type="button" onClick={() => void say(words)}>
            <span>{words}</span>
            <Icon name="send" size={16} />
          </button>
        </li>
      ))}
      <WhatCanBeDrawn />
    </ul>
  );
}

function WhatCanBeDrawn() {
  if (!vocabulary.value) return null;
  return (
    <li>
      <TextButton icon="words" onClick={() => showWords()}>
        What can be drawn
      </TextButton>
    </li>
  );
}

/** What may be said next, in small: nobody was asked for it. */
export function Next({ sentences, refused }: { sentences: readonly string[]; refused: boolean }) {
  if (sentences.length === 0 && !refused) return null;
  return (
    <ul class="next" aria-label="What you can say next">
      {sentences.map((words) => (
        <li key={words}>
          <button type="button" class="quiet" onClick={() => void say(words)}>
            {words}
          </button>
        </li>
      ))}
      {refused && <WhatCanBeDrawn />}
    </ul>
  );
}
