import type { Edit } from '../api/types';
import { idOf } from '../design/edits';
import { design } from './design';
import { pending } from './edits';
import { refusedName } from './names';

/** Whether an edit is about a thing that has to get another name before it can be drawn. */
const isRefused = (edit: Edit): boolean => {
  const thing = design.value.entities.find(({ id }) => id === idOf(edit));
  return thing !== undefined && refusedName(thing.id, thing.prompt) !== undefined;
};

/** Whether an edit goes out by itself: what was refused waits until it is mended, or asked for. */
export const isSound = (edit: Edit): boolean => !isRefused(edit);

/** Whether something waits that goes out by itself. */
export const somethingIsSound = (): boolean => pending.value.some(isSound);
