import { Icon } from '../controls/Icon';
import { chooseFile } from '../open/DropZone';
import { say } from '../state/actions';
import { showPane } from '../state/layout';
import { studio } from '../state/studio';
import { showWords, vocabulary } from '../state/vocabulary';

/** An empty conversation says how to begin, with sentences that work at a click. */
export function Welcome() {
  return (
    <div class="welcome">
      <h2>What should the picture show?</h2>
      <p class="muted">Say it below. Then say what to change: only that changes.</p>
      <ul class="examples" aria-label="Examples">
        {studio.value?.examples.map((words) => (
          <li key={words}>
            <button type="button" onClick={() => void say(words)}>
              <span>{words}</span>
              <Icon name="send" size={16} />
            </button>
          </li>
        ))}
      </ul>
      <p class="other-ways">
        <button
          type="button"
          class="text-button"
          onClick={() => {
            showPane('picture');
            document.getElementById('canvas')?.focus();
          }}
        >
          <Icon name="box" size={16} /> Draw boxes
        </button>
        {vocabulary.value && (
          <button type="button" class="text-button" onClick={() => showWords()}>
            <Icon name="words" size={16} /> What can be drawn
          </button>
        )}
        <button type="button" class="text-button" onClick={chooseFile}>
          <Icon name="open" size={16} /> Open a picture
        </button>
      </p>
    </div>
  );
}
