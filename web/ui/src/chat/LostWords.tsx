import { IconButton } from '../controls/Button';
import { Icon } from '../controls/Icon';
import { say } from '../state/actions';
import { connection } from '../state/connection';
import { forgetLost, lost, putBack, setPutBack } from '../state/lost';

/** What the studio was ended over. Nothing is said again by itself: it may have changed since. */
export function LostWords() {
  if (lost.value.length === 0 && !putBack.value) return null;
  return (
    <div class="lost" role="group" aria-label="Not answered">
      <p>
        <Icon name="again" size={16} />
        {putBack.value
          ? 'The studio was ended before it had answered. Your words are below: press Enter to say them again.'
          : 'The studio was ended before it had answered this:'}
        {putBack.value && (
          <IconButton label="Close" icon="close" onClick={() => setPutBack(false)} />
        )}
      </p>
      {lost.value.map((words, i) => (
        <p key={i} class="lost-words">
          <q>{words}</q>
          <button
            type="button"
            class="quiet"
            disabled={connection.value === 'down'}
            onClick={() => {
              forgetLost(i);
              void say(words);
            }}
          >
            Say it again
          </button>
          <IconButton label={`Let go of: ${words}`} icon="close" onClick={() => forgetLost(i)} />
        </p>
      ))}
    </div>
  );
}
