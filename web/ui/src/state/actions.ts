import { api } from '../api/client';
import { announce } from './announcement';
import { conversation } from './beginning';
import { goToComposer } from './composer';
import { busy, conversationId, live, setStopped } from './conversation';
import { forgetTakenBack, pending, setPurpose } from './edits';
import { isZip, openable } from './files';
import { isPhone, showPane } from './layout';
import { readList } from './library';
import { leaveLooking, showVariations } from './looking';
import { wronglyNamed } from './names';
import { nameDraft } from './naming';
import { allWell, complain, setNotice } from './notices';
import { keepOpeningNote } from './openingNotes';
import { show } from './reading';
import { rename } from './renaming';
import { startSaying, startWaiting } from './said';
import { laidOut, send, sendAll, sendSaying } from './sending';
import { undosTo } from './versions';

/**
 * Says words; what was edited on the canvas before goes first. False where it could not be sent.
 *
 * @param picture in Base64, which they may ask to draw in the style of
 */
export async function say(words: string, picture?: string): Promise<boolean> {
  nameDraft();
  const said = startSaying(words);
  leaveLooking();
  if (laidOut()) {
    const turn = await sendSaying(words);
    if (turn === null) said.refused();
    else said.accepted(turn);
    return turn !== null;
  }
  try {
    await send();
    const id = await conversation();
    const { turn } = await api.say(id, words, [], picture);
    allWell();
    said.accepted(turn);
    return true;
  } catch (error) {
    said.refused();
    complain(error);
    return false;
  }
}

/** A turn without words; false where it could not be begun. */
export async function act(begin: (id: string) => Promise<unknown>): Promise<boolean> {
  leaveLooking();
  forgetTakenBack();
  try {
    await begin(await conversation());
    allWell();
    return true;
  } catch (error) {
    complain(error);
    return false;
  }
}

/** A step back or forward; while something is drawn it is seen to wait. */
async function step(said: string, begin: (id: string) => Promise<{ turn: number }>) {
  const line = busy.value === null ? undefined : startWaiting(said);
  const begun = await act(async (id) => {
    const { turn } = await begin(id);
    line?.accepted(turn);
  });
  if (!begun) line?.refused();
  else if (line) (isPhone() ? setNotice : announce)(`It waits in line: ${said}.`);
  return begun;
}

export const undo = (versions = 1): Promise<boolean> =>
  step('undo', (id) => api.undo(id, versions));
export const redo = (): Promise<boolean> => step('redo', (id) => api.redo(id, 1));
export const fork = (version: number): Promise<boolean> => act((id) => api.fork(id, version));
/** Says other words to a version; what was made of it before stays in the history. */
export async function sayInstead(words: string, before: number): Promise<boolean> {
  // What was done by hand belongs to what is left now.
  await send();
  return (live.value?.current === before || (await fork(before))) && say(words);
}

export const check = (): Promise<boolean> => act((id) => api.check(id));

/** Back to a version: by undo where it lies behind, so that redo leads forward again. */
export function goTo(version: number): Promise<boolean> {
  const steps = live.value ? undosTo(live.value, version) : undefined;
  return steps === undefined ? fork(version) : undo(steps);
}

/** Draws what is laid out: what waits to be sent, or else the design as it is. */
export async function draw(): Promise<void> {
  if (pending.value.length > 0) {
    leaveLooking();
    if ((await sendAll()) === null) askForName();
  } else {
    await act((id) => api.draw(id));
  }
}

/** What could not be drawn has to be called otherwise first. */
function askForName(): void {
  const wrong = wronglyNamed.value;
  if (!wrong) return;
  rename(wrong.id);
  setNotice(`The model does not know “${wrong.prompt}”; call it otherwise, then it is drawn.`);
}

export async function vary(number: number, entity: string | null): Promise<void> {
  showVariations(true, entity);
  await act((id) => api.vary(id, number, entity));
}

/** Takes one; whoever has found it waits for no others. */
export async function pick(n: number): Promise<void> {
  showVariations(false);
  const drawn = busy.value?.stage === 'varying' ? busy.value.turn : null;
  const taken = await act((id) => api.pick(id, n));
  if (taken && drawn !== null) await cancel(drawn);
}

/** Ends the turn that runs, or one that waits. */
export async function cancel(turn: number | null = null): Promise<void> {
  const id = conversationId.value;
  if (id === null) return;
  if (turn === null) setStopped(busy.value?.turn ?? null);
  try {
    await api.cancel(id, turn);
    announce(turn === null ? 'Stopping.' : 'Taken back.');
  } catch (error) {
    setStopped(null);
    complain(error);
  }
}

/**
 * Opens a picture, a design or a conversation. Where nobody knows what a picture shows, the canvas
 * asks for names.
 */
export async function open(file: File): Promise<void> {
  try {
    if (isZip(file)) {
      const { id } = await api.import(await openable(file), file.name);
      allWell();
      await Promise.all([readList(), show(id)]);
      announce(`Imported ${file.name}.`);
      return;
    }
    const opened = await api.open(await openable(file), file.name);
    allWell();
    const told = [opened.resized, opened.grounded ? opened.note : undefined].filter(Boolean);
    keepOpeningNote(opened.id, told.join(' '));
    await Promise.all([readList(), show(opened.id)]);
    showPane('picture');
    if (!opened.grounded) setPurpose('name');
    announce(`Opened ${file.name}.`);
  } catch (error) {
    complain(error);
  }
}

export function startNew(): void {
  void show(null);
  goToComposer();
}
