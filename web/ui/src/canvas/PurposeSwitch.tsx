import { Segments } from '../controls/Segments';
import { type Purpose, purpose, setPurpose } from '../state/edits';
import { send } from '../state/sending';

const CHOICES: readonly { value: Purpose; name: string }[] = [
  { value: 'change', name: 'Add something new' },
  { value: 'name', name: 'Name what is there' },
];

/** Whether what is done on the canvas changes the picture, or tells what it shows already. */
export function PurposeSwitch() {
  const choose = (value: Purpose): void => {
    void send();
    setPurpose(value);
  };
  return (
    <Segments
      label="What boxes on the picture mean"
      value={purpose.value}
      choices={CHOICES}
      onChoose={choose}
    />
  );
}
