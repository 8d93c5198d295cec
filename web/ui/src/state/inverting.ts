import type { Region } from '../api/types';
import { inverted } from '../design/bitmap';
import { rasterised } from '../design/raster';
import { design, selected } from './design';
import { draft, reshapeDraft } from './draft';
import { masks } from './masks';
import { edit } from './sending';

/** Turns the shape of the selected thing inside out. */
export function invert(): void {
  const { canvas } = design.value;
  const turned = (region: Region) => ({
    mask: masks.uri(inverted(rasterised(region, canvas, masks))),
  });
  const thing = selected.value;
  if (draft.value) reshapeDraft(turned(draft.value));
  else if (thing) edit({ type: 'reshape', id: thing.id, region: turned(thing.region) });
}
