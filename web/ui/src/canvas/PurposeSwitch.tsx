import { Segments } from '../shell/Segments';
import { send } from '../state/pending';
import { purpose, type Purpose } from '../state/store';

const CHOICES: readonly { value: Purpose; name: string }[] = [
  { value: 'change', name: 'Add something new' },
  { value: 'name', name: 'Name what is there' },
];

/** Whether what is done on the canvas changes the picture, or tells what it shows already. */
export function PurposeSwitch() {
  const choose = (value: Purpose): void => {
    void send();
    purpose.value = value;
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
