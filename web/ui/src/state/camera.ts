import type { Size } from '../api/types';
import { clamp } from '../design/region';
import { state } from './signal';

/** How closely one looks, and how far from the middle. */
export interface Camera {
  zoom: number;
  panX: number;
  panY: number;
}

export const WHOLE: Camera = { zoom: 1, panX: 0, panY: 0 };
const CLOSEST = 8;

const [camera, setCamera] = state<Camera>(WHOLE);

export { camera };

export const showWhole = (): void => setCamera(WHOLE);

/** Closer or further, with this point of the area staying where it is. */
export function zoomAt(area: Size, x: number, y: number, factor: number): void {
  setCamera(zoomedAt(camera.value, area, x, y, factor));
}

/** Closer or further around the middle of what is seen. */
export function zoomBy(factor: number): void {
  const host = document.getElementById('canvas');
  if (!host) return;
  const area: Size = { width: host.clientWidth, height: host.clientHeight };
  zoomAt(area, area.width / 2, area.height / 2, factor);
}

export function pan(area: Size, dx: number, dy: number): void {
  setCamera(panned(camera.value, area, dx, dy));
}

/** Closer or further, with the point under the pointer staying where it is. */
export function zoomedAt(camera: Camera, area: Size, x: number, y: number, factor: number): Camera {
  const zoom = clamp(camera.zoom * factor, 1, CLOSEST);
  if (zoom === 1) return WHOLE;
  const real = zoom / camera.zoom;
  const fromMiddleX = x - area.width / 2;
  const fromMiddleY = y - area.height / 2;
  return panned(
    {
      zoom,
      panX: fromMiddleX - (fromMiddleX - camera.panX) * real,
      panY: fromMiddleY - (fromMiddleY - camera.panY) * real,
    },
    area,
    0,
    0,
  );
}

/** Moved, but so that the picture never leaves the area. */
export function panned(camera: Camera, area: Size, dx: number, dy: number): Camera {
  const reachX = (area.width * (camera.zoom - 1)) / 2;
  const reachY = (area.height * (camera.zoom - 1)) / 2;
  return {
    zoom: camera.zoom,
    panX: clamp(camera.panX + dx, -reachX, reachX),
    panY: clamp(camera.panY + dy, -reachY, reachY),
  };
}
