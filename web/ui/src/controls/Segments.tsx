import { useId } from 'preact/hooks';

interface Properties<T extends string> {
  label: string;
  value: T;
  choices: readonly { value: T; name: string }[];
  onChoose: (value: T) => void;
}

/** One of a few, all of them seen at once. */
export function Segments<T extends string>({ label, value, choices, onChoose }: Properties<T>) {
  const group = useId();
  return (
    <div class="segments" role="radiogroup" aria-label={label}>
      {choices.map((choice) => (
        <label key={choice.value}>
          <input
            type="radio"
            name={group}
            checked={choice.value === value}
            onChange={() => onChoose(choice.value)}
          />
          <span>{choice.name}</span>
        </label>
      ))}
    </div>
  );
}
