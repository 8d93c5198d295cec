import { DownloadLink, IconButton } from '../shell/Button';
import { links } from '../api/client';
import { inverted } from '../design/bitmap';
import { masks } from '../design/maskImages';
import { rasterised } from '../design/raster';
import { edit } from '../state/pending';
import * as store from '../state/store';
import { lineage } from '../state/versions';
import { camera, zoomBy } from './camera';
import { draft, reshapeDraft } from './draft';
import { canStepBack, canStepForward, chooseTool, stepBack, stepForward } from './keys';
import { tool, TOOLS } from './tools';
import { WHOLE } from './view';

/** Turns the shape of the selected thing inside out. */
export function invert(): void {
  const { canvas } = store.design.value;
  const turned = (region: Parameters<typeof rasterised>[0]) => ({
    mask: masks.uri(inverted(rasterised(region, canvas, masks))),
  });
  const thing = store.selected.value;
  if (draft.value) reshapeDraft(turned(draft.value));
  else if (thing) edit({ type: 'reshape', id: thing.id, region: turned(thing.region) });
}

/** The last two versions with a picture, on the way to the current one. */
function pairToCompare(): readonly [number, number] | null {
  const state = store.live.value;
  if (state === null) return null;
  const drawn = lineage(state, state.current).filter((v) => v.picture !== null);
  const before = drawn[1] ?? state.versions.find((v) => v.picture !== null && v !== drawn[0]);
  return drawn[0] && before ? [before.number, drawn[0].number] : null;
}

export function Toolbar() {
  const state = store.live.value;
  const shown = store.shownVersion.value;
  const pair = pairToCompare();
  return (
    <div class="toolbar" role="toolbar" aria-label="Tools">
      <div class="tool-group">
        {TOOLS.map((t) => (
          <IconButton
            key={t.tool}
            label={t.name}
            icon={t.icon}
            shortcut={t.key.toUpperCase()}
            pressed={tool.value === t.tool}
            disabled={t.tool === 'eraser' && !store.selected.value && !draft.value}
            onClick={() => chooseTool(t.tool)}
          />
        ))}
        <IconButton
          label="Invert the selected shape"
          icon="invert"
          shortcut="I"
          disabled={!store.selected.value && !draft.value}
          onClick={invert}
        />
      </div>
      <div class="tool-group">
        <IconButton
          label="Undo"
          icon="undo"
          shortcut="Ctrl+Z"
          disabled={!canStepBack()}
          onClick={stepBack}
        />
        <IconButton
          label="Redo"
          icon="redo"
          shortcut="Ctrl+Shift+Z"
          disabled={!canStepForward()}
          onClick={stepForward}
        />
      </div>
      <span class="spacer" />
      <div class="tool-group">
        <IconButton
          label="Show regions"
          icon={store.regionsShown.value ? 'eye' : 'eyeOff'}
          shortcut="H"
          pressed={store.regionsShown.value}
          onClick={() => (store.regionsShown.value = !store.regionsShown.value)}
        />
        <IconButton
          label="Compare versions"
          icon="compare"
          pressed={store.comparing.value !== null}
          disabled={pair === null}
          onClick={() => (store.comparing.value = store.comparing.value ? null : pair)}
        />
        <IconButton
          label="Variations"
          icon="vary"
          pressed={store.variationsShown.value}
          disabled={!shown}
          onClick={() => (store.variationsShown.value = !store.variationsShown.value)}
        />
        {shown && state && (
          <DownloadLink
            label="Download PNG"
            icon="download"
            href={links.pictureDownload(state.id, shown.number)}
          />
        )}
      </div>
      <div class="tool-group zoom">
        <IconButton
          label="Zoom out"
          icon="minus"
          disabled={camera.value.zoom <= 1}
          onClick={() => zoomBy(1 / 1.4)}
        />
        <IconButton label="Zoom in" icon="plus" onClick={() => zoomBy(1.4)} />
        <IconButton
          label="Whole picture"
          icon="fit"
          shortcut="0"
          disabled={camera.value.zoom <= 1}
          onClick={() => (camera.value = WHOLE)}
        />
      </div>
    </div>
  );
}
