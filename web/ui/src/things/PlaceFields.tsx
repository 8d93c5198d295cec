import { useSignal } from '@preact/signals';
import type { Entity } from '../api/types';
import { ExactField } from '../controls/ExactField';
import { Segments } from '../controls/Segments';
import type { Bounds } from '../design/bounds';
import { type Range, shortly, wrongNumber } from '../design/exact';
import { fitted, LEAST_SIDE, stretched, tidy } from '../design/region';
import { design } from '../state/design';
import { masks } from '../state/masks';
import { placeOf } from '../state/places';
import { edit } from '../state/sending';
import { tracked } from '../state/tracked';

type Unit = 'px' | '%';

const UNITS: readonly { value: Unit; name: string }[] = [
  { value: 'px', name: 'Pixels' },
  { value: '%', name: 'Percent' },
];

/** Where a thing is and how large, in figures. */
export function PlaceFields({ thing }: { thing: Entity }) {
  const unit = useSignal<Unit>('px');
  const { canvas } = design.value;
  const was = placeOf(thing);
  const bounds = tracked.value.get(thing.id) ?? was;
  if (was === undefined || bounds === undefined) return null;
  const shown = (value: number): string =>
    unit.value === 'px' ? String(Math.round(value)) : shortly(value);
  const [across, down] = unit.value === 'px' ? [canvas.width, canvas.height] : [100, 100];
  const field = (label: string, value: number, full: number, range: Range, to: ToBounds) => (
    <ExactField
      label={label}
      name={`${label} of ${thing.prompt}`}
      value={shown(value * full)}
      wrong={(text) =>
        wrongNumber(text, {
          least: Number(shown(range.least * full)),
          most: Number(shown(range.most * full)),
          whole: unit.value === 'px',
        })
      }
      onChange={(text) => put(thing, was, to(Number(text) / full))}
      disabled={thing.locked === true}
    />
  );
  const [width, height] = [bounds.x1 - bounds.x0, bounds.y1 - bounds.y0];
  const least = { x: LEAST_SIDE / canvas.width, y: LEAST_SIDE / canvas.height };
  return (
    <div class="place-fields" role="group" aria-label={`Place and size of ${thing.prompt}`}>
      <Segments
        label="Unit"
        value={unit.value}
        choices={UNITS}
        onChoose={(u) => (unit.value = u)}
      />
      {field('Left', bounds.x0, across, { least: 0, most: 1 - width }, (x) =>
        moved(bounds, x, bounds.y0),
      )}
      {field('Top', bounds.y0, down, { least: 0, most: 1 - height }, (y) =>
        moved(bounds, bounds.x0, y),
      )}
      {field('Width', width, across, { least: least.x, most: 1 - bounds.x0 }, (w) => ({
        ...bounds,
        x1: bounds.x0 + w,
      }))}
      {field('Height', height, down, { least: least.y, most: 1 - bounds.y0 }, (h) => ({
        ...bounds,
        y1: bounds.y0 + h,
      }))}
    </div>
  );
}

type ToBounds = (fraction: number) => Bounds;

const moved = (b: Bounds, x: number, y: number): Bounds => ({
  x0: x,
  y0: y,
  x1: x + b.x1 - b.x0,
  y1: y + b.y1 - b.y0,
});

function put({ id, region }: Entity, was: Bounds, bounds: Bounds): void {
  const same = (a: number, b: number): boolean => Math.abs(a - b) < 1e-9;
  const keepsSize =
    same(bounds.x1 - bounds.x0, was.x1 - was.x0) && same(bounds.y1 - bounds.y0, was.y1 - was.y0);
  const [dx, dy] = [tidy(bounds.x0 - was.x0), tidy(bounds.y0 - was.y0)];
  if (keepsSize) edit({ type: 'move', id, dx, dy });
  else {
    const to = fitted(bounds, design.value.canvas);
    edit({ type: 'reshape', id, region: stretched(region, to, masks) });
  }
}
