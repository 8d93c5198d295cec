import { Icon } from '../controls/Icon';
import { say } from '../state/actions';

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
    </ul>
  );
}
