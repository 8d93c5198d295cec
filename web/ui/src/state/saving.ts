import { conversationId } from './conversation';
import { conversations, titleOf } from './library';
import { setNotice } from './notices';

/** What can be saved as a file, as the person is told of it. */
const FILES = {
  picture: 'the picture (PNG); it carries its design',
  design: 'the design without its picture (JSON); drop it here to go on from it',
  page: 'a page that replays the conversation (HTML); any browser opens it',
  zip: 'the whole conversation (zip); drop it here to go on with it',
} as const;

export type Saved = keyof typeof FILES;

/** Says what goes to the downloads, as nothing on the page changes by it. */
export function tellSaved(what: Saved, title = shownTitle()): void {
  setNotice(`Saving “${title}” to your downloads: ${FILES[what]}.`);
}

/** What a conversation is called: the one that is shown, or another. */
export function shownTitle(id = conversationId.value): string {
  const shown = conversations.value.find((each) => each.id === id);
  return shown ? titleOf(shown) : 'Untitled';
}
