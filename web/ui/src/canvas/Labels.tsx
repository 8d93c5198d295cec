import type { Bounds } from '../design/bounds';
import { boundsOf } from '../design/region';
import { design, tints } from '../state/design';
import { draft } from '../state/draft';
import { comparing, lookingAt, regionsShown } from '../state/looking';
import { isDecoded, masks } from '../state/masks';
import { refusedName } from '../state/names';
import { pointedAt } from '../state/pointedAt';
import { isSelected } from '../state/selection';
import { toPixels, type View } from './view';

/** The names of the things at their places. The list of things is what screen readers read. */
export function Labels({
  view,
  tracked,
}: {
  view: View;
  /** Where things are while they are dragged. */
  tracked: ReadonlyMap<string, Bounds>;
}) {
  if (
    !regionsShown.value ||
    lookingAt.value !== null ||
    comparing.value !== null ||
    draft.value !== null
  )
    return null;
  return (
    <div class="labels" aria-hidden="true">
      {design.value.entities.map((thing) => {
        if (thing.hidden || !isDecoded(thing.region)) return null;
        const bounds = tracked.get(thing.id) ?? boundsOf(thing.region, masks);
        const box = toPixels(view, bounds);
        const style = {
          transform: `translate(${box.x}px, ${box.y}px)`,
          width: `${box.width}px`,
          height: `${box.height}px`,
          '--tint': `var(--${tints.value.get(thing.id)})`,
        };
        return (
          <div
            key={thing.id}
            class={`region-place${isSelected(thing.id) ? ' selected' : ''}${refusedName(thing.id, thing.prompt) ? ' wrong' : ''}${pointedAt.value === thing.id ? ' pointed' : ''}`}
            data-testid={`region-${thing.id}`}
            style={style}
          >
            <span class="region-label">{thing.prompt}</span>
          </div>
        );
      })}
    </div>
  );
}
