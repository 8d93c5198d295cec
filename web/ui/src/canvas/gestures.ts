import type { Size } from '../api/types';
import { camera, pan, zoomAt } from '../state/camera';

/** How long a finger rests where it means what a right click does, in milliseconds. */
const LONG = 550;
/** A finger that moves less far, in pixels of the screen, rests. */
const REST = 10;

/**
 * Two fingers zoom and pan; so do the wheel (with Ctrl, or a pinch on a trackpad), the middle button,
 * and any button while Space is held. A finger that rests opens the menu.
 */
export function gestures(host: HTMLElement, abandon: () => void): () => void {
  const fingers = new Map<number, { x: number; y: number }>();
  let grabbed: { x: number; y: number } | null = null;
  let space = false;
  let resting: { timer: number; x: number; y: number } | null = null;
  const area = (): Size => ({ width: host.clientWidth, height: host.clientHeight });
  const place = (e: MouseEvent) => {
    const box = host.getBoundingClientRect();
    return { x: e.clientX - box.left, y: e.clientY - box.top };
  };

  const down = (e: PointerEvent): void => {
    if (e.pointerType === 'touch') {
      fingers.set(e.pointerId, place(e));
      if (fingers.size === 2) abandon();
      rest(e);
      if (fingers.size >= 2) e.stopPropagation();
    } else if (e.button === 1 || space) {
      grabbed = place(e);
      e.preventDefault();
      e.stopPropagation();
    }
  };

  const move = (e: PointerEvent): void => {
    const now = place(e);
    if (grabbed) {
      pan(area(), now.x - grabbed.x, now.y - grabbed.y);
      grabbed = now;
    }
    if (resting && Math.hypot(e.clientX - resting.x, e.clientY - resting.y) > REST) stir();
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
    grabbed = null;
    stir();
  };

  const rest = (e: PointerEvent): void => {
    stir();
    if (fingers.size !== 1) return;
    const { clientX, clientY } = e;
    const timer = window.setTimeout(() => {
      abandon();
      const menu = new MouseEvent('contextmenu', { clientX, clientY, bubbles: true });
      host.dispatchEvent(menu);
    }, LONG);
    resting = { timer, x: clientX, y: clientY };
  };

  const stir = (): void => {
    if (resting) window.clearTimeout(resting.timer);
    resting = null;
  };

  const key = (e: KeyboardEvent): void => {
    const about = e.target === document.body || host.contains(e.target as Node);
    if (e.code !== 'Space' || (e.type === 'keydown' && !about)) return;
    if (about) e.preventDefault();
    space = e.type === 'keydown';
    host.classList.toggle('grabbing', space);
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

  const left = (): void => {
    space = false;
    host.classList.remove('grabbing');
  };

  host.addEventListener('pointerdown', down, true);
  host.addEventListener('pointermove', move, true);
  window.addEventListener('pointerup', up);
  window.addEventListener('pointercancel', up);
  host.addEventListener('wheel', wheel, { passive: false });
  document.addEventListener('keydown', key);
  document.addEventListener('keyup', key);
  window.addEventListener('blur', left);
  return () => {
    stir();
    document.removeEventListener('keydown', key);
    document.removeEventListener('keyup', key);
    window.removeEventListener('blur', left);
    host.removeEventListener('pointerdown', down, true);
    host.removeEventListener('pointermove', move, true);
    window.removeEventListener('pointerup', up);
    window.removeEventListener('pointercancel', up);
    host.removeEventListener('wheel', wheel);
  };
}
