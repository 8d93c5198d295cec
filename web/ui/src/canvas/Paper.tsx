import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { api } from '../api/client';
import { useLoaded } from '../controls/loaded';
import { busy, currentVersion, live, shownVersion } from '../state/conversation';
import { design } from '../state/design';
import { lookingAt } from '../state/looking';
import type { View } from './view';

/** The picture itself, or the empty paper; over it the picture that is being drawn, as far as it is. */
export function Paper({
  view,
  loaded,
}: {
  view: View;
  /** Hears of the picture once its pixels are here. */
  loaded: (picture: HTMLImageElement | null) => void;
}) {
  const version = shownVersion.value;
  const running = lookingAt.value === null ? busy.value : null;
  const picture = useLoaded(version?.picture ?? null);
  const arrived = (version?.picture ?? null) === (picture?.url ?? null);
  // A variation is no picture of this place until somebody picks it.
  const drawn = running?.stage === 'varying' ? null : running?.preview;
  const preview = useLoaded(drawn ?? null, arrived && !isAwaited(), api.preview);
  const veil = useVeil(picture?.url ?? null, preview?.image.src ?? null);
  const left = running?.steps ? 1 - (running.step ?? 0) / running.steps : 0;
  const stale =
    lookingAt.value === null &&
    version !== undefined &&
    version !== currentVersion.value &&
    // Between the end of its turn and its being read, it has a picture.
    live.value?.arriving !== currentVersion.value?.number &&
    !running;
  const box = {
    // In whole pixels, as between two of them it would be blurred.
    transform: `translate(${Math.round(view.left)}px, ${Math.round(view.top)}px)`,
    width: `${view.width}px`,
    height: `${view.height}px`,
  };
  useEffect(() => loaded(picture?.image ?? null), [picture?.image]);
  return (
    <div
      class={`paper${version ? '' : ' empty'}${stale ? ' stale' : ''}${running ? ' busy' : ''}`}
      style={box}
    >
      {version && picture && (
        <img
          class="picture"
          src={picture.url}
          alt={altOf(version.words)}
          data-version={version.number}
          draggable={false}
        />
      )}
      {!version && design.value.scene !== '' && <p class="paper-scene">{design.value.scene}</p>}
      {preview && <Preview src={preview.image.src} left={left} />}
      {veil.src && (
        <img
          key={veil.src}
          class="veil"
          src={veil.src}
          alt=""
          onAnimationEnd={veil.lift}
          draggable={false}
        />
      )}
    </div>
  );
}

/** The mask keeps what is blurred from spilling over what stays as it is. */
function Preview({ src, left }: { src: string; left: number }) {
  const style = { filter: `blur(${(left * 6).toFixed(1)}px)`, maskImage: `url("${src}")` };
  return <img class="preview" src={src} alt="" style={style} draggable={false} />;
}

/** Whether the current version's picture is still to come: it was neither drawn nor given up. */
function isAwaited(): boolean {
  const current = currentVersion.value;
  return (
    lookingAt.value === null &&
    current?.picture === null &&
    !live.value?.failures.some((failure) => failure.version === current.number)
  );
}

/** What was seen before a new picture: it lies over that one, and fades. */
function useVeil(
  picture: string | null,
  preview: string | null,
): { src: string | null; lift: () => void } {
  const seen = useRef({ picture, preview, veil: null as string | null });
  const lifted = useSignal(0);
  void lifted.value;
  const before = seen.current;
  const comes = picture !== before.picture;
  const veil = !comes ? before.veil : picture === null ? null : (before.preview ?? before.picture);
  seen.current = { picture, preview, veil };
  const lift = (): void => {
    seen.current.veil = null;
    lifted.value += 1;
  };
  return { src: veil, lift };
}

export const altOf = (words: string): string =>
  words === '' ? 'The picture' : `Picture: ${words}`;
