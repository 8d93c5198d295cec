import { links } from '../api/client';
import { DownloadLink, IconButton } from '../controls/Button';
import { camera, showWhole, zoomBy } from '../state/camera';
import { pairToCompare } from '../state/comparable';
import { live, shownVersion } from '../state/conversation';
import { selected } from '../state/design';
import { draft } from '../state/draft';
import { invert } from '../state/inverting';
import {
  compare,
  comparing,
  regionsShown,
  showRegions,
  showVariations,
  variationsShown,
} from '../state/looking';
import { tellSaved } from '../state/saving';
import { canStepBack, canStepForward, stepBack, stepForward } from '../state/stepping';
import { chooseTool, tool } from '../state/tool';
import { TOOLS } from './tools';

export function Toolbar() {
  const state = live.value;
  const shown = shownVersion.value;
  const pair = pairToCompare.value;
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
            disabled={t.tool === 'eraser' && !selected.value && !draft.value}
            onClick={() => chooseTool(t.tool)}
          />
        ))}
        <IconButton
          label="Invert the selected shape"
          icon="invert"
          shortcut="I"
          disabled={!selected.value && !draft.value}
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
          icon={regionsShown.value ? 'eye' : 'eyeOff'}
          shortcut="H"
          pressed={regionsShown.value}
          onClick={() => showRegions(!regionsShown.value)}
        />
        <IconButton
          label="Compare versions"
          icon="compare"
          pressed={comparing.value !== null}
          disabled={pair === null}
          onClick={() => compare(comparing.value ? null : pair)}
        />
        <IconButton
          label="Variations"
          icon="vary"
          pressed={variationsShown.value}
          disabled={!shown}
          onClick={() => showVariations(!variationsShown.value)}
        />
        {shown && state ? (
          <DownloadLink
            label="Download PNG"
            icon="download"
            href={links.pictureDownload(state.id, shown.number)}
            onSave={() => tellSaved('picture')}
          />
        ) : (
          <IconButton label="Download PNG" icon="download" disabled onClick={() => {}} />
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
          onClick={showWhole}
        />
      </div>
    </div>
  );
}
