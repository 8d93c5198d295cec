import type { Design } from '../api/types';
import { boundsOf } from '../design/region';
import { tintsOf } from '../design/tints';
import { isDecoded, masks } from '../state/masks';

/** A design without a picture, as its regions. */
export function DesignSketch({ design }: { design: Design }) {
  const { width, height } = design.canvas;
  const tints = tintsOf(design.entities);
  return (
    <svg
      class="sketch"
      viewBox={`0 0 ${width} ${height}`}
      aria-hidden="true"
      preserveAspectRatio="xMidYMid meet"
    >
      {design.entities.map((thing) => {
        if (thing.hidden || !isDecoded(thing.region)) return null;
        const b = boundsOf(thing.region, masks);
        return (
          <rect
            key={thing.id}
            x={b.x0 * width}
            y={b.y0 * height}
            width={(b.x1 - b.x0) * width}
            height={(b.y1 - b.y0) * height}
            rx={width / 40}
            style={{ fill: `var(--${tints.get(thing.id)})` }}
          />
        );
      })}
    </svg>
  );
}
