import { Icon } from '../controls/Icon';
import { chooseFile } from '../open/DropZone';
import { say } from '../state/actions';
import { showPane } from '../state/layout';
import { studio } from '../state/studio';
import { showWords, vocabulary } from '../state/vocabulary';
import first from './made-1.jpg';
import second from './made-2.jpg';
import third from './made-3.jpg';

/** Three pictures that were made here, each of the one before it. */
const MADE = [
  { picture: first, words: 'a red car and a butterfly in a forest' },
  { picture: second, words: 'add a sun in the top left corner' },
  { picture: third, words: 'replace the car with a snowman' },
];

function Made() {
  return (
    <ol class="strip" aria-label="What three sentences made">
      {MADE.map(({ picture, words }) => (
        <li key={words}>
          <img src={picture} alt="" width={176} height={176} />
          <span>{words}</span>
        </li>
      ))}
    </ol>
  );
}

/** An empty conversation says how to begin, with sentences that work at a click. */
export function Welcome() {
  return (
    <div class="welcome">
      <h2>What should the picture show?</h2>
      <p class="muted">Say it below. Then say what to change: only that changes.</p>
      <Made />
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
