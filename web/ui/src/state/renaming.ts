import { isPhone, pane, showOverlay } from './layout';
import { select } from './selection';
import { state } from './signal';

/** Whether the inspector is asked for the selected thing's name. */
const [renaming, setRenaming] = state(false);

export { renaming };

/** Asks for another name of a thing; on a phone in a sheet, as the inspector is out of sight. */
export function rename(id: string): void {
  select(id);
  setRenaming(true);
  if (isPhone() && pane.value !== 'things') showOverlay('thing');
}

export const nameAsked = (): void => setRenaming(false);
