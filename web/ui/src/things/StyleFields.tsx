import { useRef } from 'preact/hooks';
import { IconButton } from '../controls/Button';
import { ExactField } from '../controls/ExactField';
import { design } from '../state/design';
import { edit } from '../state/sending';
import { studio } from '../state/studio';
import { leaveStyle, takeStyle } from '../state/stylePicture';

interface Properties {
  longest: number;
  known: readonly string[];
}

const pictureIn = (e: DragEvent): File | undefined =>
  [...(e.dataTransfer?.files ?? [])].find((file) => file.type.startsWith('image/'));

/** How it is drawn: in words, and as another picture, which may be dropped here. */
export function StyleFields({ longest, known }: Properties) {
  const { style, stylePicture } = design.value;
  const chooser = useRef<HTMLInputElement>(null);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the button does the same
    <div
      class="style-fields"
      onDragOver={(e) => e.preventDefault()}
      onDrop={(e) => {
        const picture = pictureIn(e);
        if (!picture) return;
        e.preventDefault();
        void takeStyle(picture);
      }}
    >
      <ExactField
        label="Style"
        placeholder="watercolour"
        value={style}
        longest={longest}
        known={known}
        hint={stylePicture ? 'And as the picture that was given.' : ''}
        onChange={(text) => edit({ type: 'style', style: text })}
      >
        {stylePicture ? (
          <IconButton label="Leave the style picture" icon="close" onClick={leaveStyle} />
        ) : (
          studio.value?.model.takesStyle && (
            <IconButton
              label="In the style of a picture…"
              icon="gallery"
              onClick={() => chooser.current?.click()}
            />
          )
        )}
      </ExactField>
      <input
        ref={chooser}
        type="file"
        hidden
        aria-label="A picture to draw in the style of"
        accept="image/*"
        onChange={(e) => {
          const picture = e.currentTarget.files?.[0];
          e.currentTarget.value = '';
          if (picture) void takeStyle(picture);
        }}
      />
    </div>
  );
}
