import { signal } from '@preact/signals';
import type { Size } from '../api/types';
import { WHOLE, zoomedAt, type Camera } from './view';

export const camera = signal<Camera>(WHOLE);

/** Closer or further around the middle of what is seen. */
export function zoomBy(factor: number): void {
  const host = document.getElementById('canvas');
  if (!host) return;
  const area: Size = { width: host.clientWidth, height: host.clientHeight };
  camera.value = zoomedAt(camera.value, area, area.width / 2, area.height / 2, factor);
}
