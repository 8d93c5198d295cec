import { Transformer } from 'konva/lib/shapes/Transformer';
import { LEAST_SIDE } from '../design/region';
import type { Scene } from './scene';
import type { Box } from './snapping';
import type { View } from './view';

interface Handled extends Box {
  rotation: number;
}

/** The handles around a thing that stretch it. */
export function newHandles(scene: () => Scene | undefined): Transformer {
  const handles = new Transformer({
    rotateEnabled: false,
    keepRatio: false,
    flipEnabled: false,
    ignoreStroke: true,
    anchorSize: 12,
    anchorCornerRadius: 6,
    borderStrokeWidth: 1.5,
    padding: 0,
  });
  handles.boundBoxFunc((old, box) => kept(old, box, scene()));
  return handles;
}

/** Handles stop at the picture's border and at the smallest thing that can be drawn. */
function kept(old: Handled, box: Handled, scene: Scene | undefined): Handled {
  if (!scene) return box;
  const { view, design } = scene;
  const slack = 0.5;
  const out =
    box.x < view.left - slack ||
    box.y < view.top - slack ||
    box.x + box.width > view.left + view.width + slack ||
    box.y + box.height > view.top + view.height + slack;
  const least = (LEAST_SIDE / design.canvas.width) * view.width - slack;
  return out || box.width < least || box.height < least ? (cut(box, view, least) ?? old) : box;
}

function cut(box: Handled, view: View, least: number): Handled | undefined {
  const x = Math.max(box.x, view.left);
  const y = Math.max(box.y, view.top);
  const width = Math.min(box.x + box.width, view.left + view.width) - x;
  const height = Math.min(box.y + box.height, view.top + view.height) - y;
  return width < least || height < least ? undefined : { ...box, x, y, width, height };
}
