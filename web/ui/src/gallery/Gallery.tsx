import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { api, links } from '../api/client';
import type { KeptPicture } from '../api/types';
import { DownloadLink } from '../controls/Button';
import { Dialog } from '../controls/Dialog';
import { ago } from '../controls/time';
import { live } from '../state/conversation';
import { showOverlay, showPane } from '../state/layout';
import { lookAt } from '../state/looking';
import { complain } from '../state/notices';
import { show } from '../state/reading';
import { shownTitle, tellSaved } from '../state/saving';

async function visit(picture: KeptPicture): Promise<void> {
  showOverlay(null);
  await show(picture.conversation);
  showPane('picture');
  lookAt(live.value?.current === picture.version ? null : picture.version);
}

/** Every picture that this browser's owner made. */
export function Gallery() {
  const pictures = useSignal<KeptPicture[] | null>(null);
  useEffect(() => {
    api.gallery().then((all) => (pictures.value = all), complain);
  }, []);
  return (
    <Dialog title="Gallery" class="wide" onClose={() => showOverlay(null)}>
      {pictures.value?.length === 0 && (
        <p class="muted">No picture yet. Each one that is drawn will hang here.</p>
      )}
      <ul class="gallery" aria-label="Pictures">
        {pictures.value?.map((p) => (
          <li key={`${p.conversation}-${p.version}`}>
            <button
              type="button"
              onClick={() => void visit(p)}
              aria-label={`Open ${p.words || 'untitled'}`}
            >
              <img src={p.picture} alt="" loading="lazy" width={p.width} height={p.height} />
            </button>
            <div class="gallery-line">
              <span class="gallery-words">
                {p.words || 'Untitled'}
                <span class="muted">{ago(p.made)}</span>
              </span>
              <DownloadLink
                label={`Download ${p.words || 'untitled'}`}
                icon="download"
                href={links.pictureDownload(p.conversation, p.version)}
                onSave={() => tellSaved('picture', shownTitle(p.conversation))}
              />
            </div>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
