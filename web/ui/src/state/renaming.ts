import { pane, showOverlay } from './layout';
import { select } from './selection';
import { state } from './signal';

/** Whether the inspector is asked for the selected thing's name. */
const [renaming, setRenaming] = state(false);

export { renaming };

const phone = matchMedia('(max-width: 720px), (max-height: 480px)');

/** Asks for another name of a thing; on a phone in a sheet, as the inspector is out of sight. */
export function rename(id: string): void {
  select(id);
  setRenaming(true);
  if (phone.matches && pane.value !== 'things') showOverlay('thing');
}

export const nameAsked = (): void => setRenaming(false);
