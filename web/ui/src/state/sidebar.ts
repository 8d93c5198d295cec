import { computed } from '@preact/signals';
import { state } from './signal';
import { browserStorage } from './storage';

const roomForLibrary = matchMedia('(min-width: 1600px)');
/** Whether the list of conversations may stand beside everything else. */
export const [hasRoomForLibrary, setRoomForLibrary] = state(roomForLibrary.matches);
roomForLibrary.addEventListener('change', () => setRoomForLibrary(roomForLibrary.matches));

/** As a column it stays as it was left; as a sheet it goes with what is chosen. */
const [column, setColumn] = state(browserStorage.read('library') !== 'closed');
const [sheet, setSheet] = state(false);

export const libraryShown = computed(() => (hasRoomForLibrary.value ? column.value : sheet.value));

/** Whether the sheet lies over the page. */
export const sheetShown = computed(() => !hasRoomForLibrary.value && sheet.value);

export function showLibrary(shown: boolean): void {
  if (!hasRoomForLibrary.value) {
    setSheet(shown);
    return;
  }
  browserStorage.write('library', shown ? null : 'closed');
  setColumn(shown);
}

export const closeSheet = (): void => setSheet(false);
