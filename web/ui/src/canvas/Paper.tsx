import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { busy, currentVersion, shownVersion } from '../state/conversation';
import { design } from '../state/design';
import { lookingAt } from '../state/looking';
import type { View } from './view';

/** The picture itself, or the empty paper; over it the picture that is being drawn, as far as it is. */
export function Paper({ view }: { view: View }) {
  const version = shownVersion.value;
  const running = lookingAt.value === null ? busy.value : null;
  const preview = useLoaded(running?.preview ?? null);
  const left = running?.steps ? 1 - (running.step ?? 0) / running.steps : 0;
  const stale =
    lookingAt.value === null &&
    version !== undefined &&
    version !== currentVersion.value &&
    !running;
  const box = {
    left: `${view.left}px`,
    top: `${view.top}px`,
    width: `${view.width}px`,
    height: `${view.height}px`,
  };
  return (
    <div
      class={`paper${version ? '' : ' empty'}${stale ? ' stale' : ''}${running ? ' busy' : ''}`}
      style={box}
    >
      {version?.picture && (
        <img
          class="picture"
          src={version.picture}
          alt={altOf(version.words)}
          data-version={version.number}
          draggable={false}
        />
      )}
      {!version && design.value.scene !== '' && <p class="paper-scene">{design.value.scene}</p>}
      {preview && (
        <img
          class="preview"
          src={preview}
          alt=""
          style={{ filter: `blur(${(left * 6).toFixed(1)}px)` }}
          draggable={false}
        />
      )}
    </div>
  );
}

export const altOf = (words: string): string =>
  words === '' ? 'The picture' : `Picture: ${words}`;

/** The last of the addresses whose picture is here, so that nothing flickers in between. */
function useLoaded(url: string | null): string | null {
  const loaded = useSignal<string | null>(null);
  useEffect(() => {
    if (url === null) {
      loaded.value = null;
      return;
    }
    const image = new Image();
    let wanted = true;
    image.onload = () => {
      if (wanted) loaded.value = url;
    };
    image.src = url;
    return () => {
      wanted = false;
    };
  }, [url]);
  return loaded.value;
}
