import { freeId, withoutArticle } from '../design/edits';
import { design } from './design';
import { draft, draftName, draftPicture, dropDraft } from './draft';
import { edit } from './sending';

/** Adds the shape that was drawn under what is typed for it: its id, or null where nothing is. */
export function nameDraft(): string | null {
  const prompt = withoutArticle(draftName.value);
  const region = draft.value;
  if (prompt === '' || region === null || draftPicture.value) return null;
  const id = freeId(design.value, prompt);
  edit({ type: 'add', entity: { id, prompt, region } });
  dropDraft();
  return id;
}
