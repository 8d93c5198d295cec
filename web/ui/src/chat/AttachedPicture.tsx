import { IconButton, TextButton } from '../controls/Button';
import { attached, detach, insertAttached, openAttached, styleAsAttached } from '../state/attached';
import { studio } from '../state/studio';

/** A picture that was dropped or pasted: what is it for? */
export function AttachedPicture() {
  const given = attached.value;
  if (given === null) return null;
  return (
    <div class="attached" role="group" aria-label={`What is ${given.file.name} for?`}>
      <img src={given.url} alt="" width={48} height={48} />
      <p>{given.file.name}</p>
      <IconButton label={`Let go of ${given.file.name}`} icon="close" onClick={detach} />
      <div class="attached-ways">
        <TextButton icon="box" onClick={() => void insertAttached()}>
          Put it in
        </TextButton>
        {studio.value?.model.takesStyle && (
          <TextButton icon="gallery" onClick={styleAsAttached}>
            In its style
          </TextButton>
        )}
        <TextButton icon="open" onClick={openAttached}>
          Open it
        </TextButton>
      </div>
    </div>
  );
}
