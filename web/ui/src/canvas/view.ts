import type { Size } from '../api/types';
import type { Bounds } from '../design/bounds';
import type { Camera } from '../state/camera';

/** Where the picture lies on the screen, in pixels of the area it is shown in. */
export interface View {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** Room around the picture for handles that stand on its edge. */
const MARGIN = 20;

export function viewOf(area: Size, canvas: Size, camera: Camera): View {
  const scale =
    camera.zoom *
    Math.max(
      0.01,
      Math.min(
        (area.width - 2 * MARGIN) / canvas.width,
        (area.height - 2 * MARGIN) / canvas.height,
      ),
    );
  const width = canvas.width * scale;
  const height = canvas.height * scale;
  return {
    left: (area.width - width) / 2 + camera.panX,
    top: (area.height - height) / 2 + camera.panY,
    width,
    height,
  };
}

export const toFraction = (view: View, x: number, y: number): [number, number] => [
  (x - view.left) / view.width,
  (y - view.top) / view.height,
];

export function toPixels(
  view: View,
  b: Bounds,
): { x: number; y: number; width: number; height: number } {
  return {
    x: view.left + b.x0 * view.width,
    y: view.top + b.y0 * view.height,
    width: (b.x1 - b.x0) * view.width,
    height: (b.y1 - b.y0) * view.height,
  };
}

export function toBounds(view: View, x: number, y: number, width: number, height: number): Bounds {
  const [x0, y0] = toFraction(view, x, y);
  const [x1, y1] = toFraction(view, x + width, y + height);
  return { x0, y0, x1, y1 };
}
