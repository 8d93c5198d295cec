import type { Size } from '../api/types';
import { camera, pan, zoomAt } from '../state/camera';

/** Two fingers zoom and pan; so do the wheel (with Ctrl, or a pinch on a trackpad) and the middle button. */
export function gestures(host: HTMLElement, twoFingers: () => void): () => void {
  const fingers = new Map<number, { x: number; y: number }>();
  let middle: { x: number; y: number } | null = null;
  const area = (): Size => ({ width: host.clientWidth, height: host.clientHeight });
  const place = (e: MouseEvent) => {
    const box = host.getBoundingClientRect();
    return { x: e.clientX - box.left, y: e.clientY - box.top };
  };

  const down = (e: PointerEvent): void => {
    if (e.pointerType === 'touch') {
      fingers.set(e.pointerId, place(e));
      if (fingers.size === 2) twoFingers();
      if (fingers.size >= 2) e.stopPropagation();
    } else if (e.button === 1) {
      middle = place(e);
      e.preventDefault();
      e.stopPropagation();
    }
  };

  const move = (e: PointerEvent): void => {
    const now = place(e);
    if (middle) {
      pan(area(), now.x - middle.x, now.y - middle.y);
      middle = now;
    }
    const before = fingers.get(e.pointerId);
    if (!before) return;
    if (fingers.size === 2) {
      const other = [...fingers].find(([id]) => id !== e.pointerId)![1];
      const far = (p: { x: number; y: number }): number =>
        Math.max(1, Math.hypot(p.x - other.x, p.y - other.y));
      zoomAt(area(), (now.x + other.x) / 2, (now.y + other.y) / 2, far(now) / far(before));
      pan(area(), (now.x - before.x) / 2, (now.y - before.y) / 2);
      e.stopPropagation();
    }
    fingers.set(e.pointerId, now);
  };

  const up = (e: PointerEvent): void => {
    fingers.delete(e.pointerId);
    if (e.button === 1) middle = null;
  };

  const wheel = (e: WheelEvent): void => {
    if (e.ctrlKey || e.metaKey) {
      const at = place(e);
      zoomAt(area(), at.x, at.y, Math.exp(-e.deltaY / 200));
    } else if (camera.value.zoom > 1) {
      pan(area(), -e.deltaX, -e.deltaY);
    } else {
      return;
    }
    e.preventDefault();
  };

  host.addEventListener('pointerdown', down, true);
  host.addEventListener('pointermove', move, true);
  window.addEventListener('pointerup', up);
  window.addEventListener('pointercancel', up);
  host.addEventListener('wheel', wheel, { passive: false });
  return () => {
    host.removeEventListener('pointerdown', down, true);
    host.removeEventListener('pointermove', move, true);
    window.removeEventListener('pointerup', up);
    window.removeEventListener('pointercancel', up);
    host.removeEventListener('wheel', wheel);
  };
}
