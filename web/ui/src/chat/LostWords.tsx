import { Icon } from '../shell/Icon';
import { IconButton } from '../shell/Button';
import { forgetLost, say } from '../state/actions';
import { connection, lostWords, putBack } from '../state/store';

/** What the studio was ended over. Nothing is said again by itself: it may have changed since. */
export function LostWords() {
  const lost = lostWords.value;
  if (lost.length === 0 && !putBack.value) return null;
  return (
    <div class="lost" role="group" aria-label="Not answered">
      <p>
        <Icon name="again" size={16} />
        {putBack.value
          ? 'The studio was ended before it had answered. Your words are below: press Enter to say them again.'
          : 'The studio was ended before it had answered this:'}
        {putBack.value && (
          <IconButton label="Close" icon="close" onClick={() => (putBack.value = false)} />
        )}
      </p>
      {lost.map((words, i) => (
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
