import type Konva from 'konva/lib/Core';
import type { Region, Size } from '../api/types';
import { boundsOf } from '../design/region';
import { masks } from '../state/masks';
import { fillPath, maskBorder, type Pen } from './outline';
import type { Scene } from './scene';
import { toPixels } from './view';

export type Brush = Pen & CanvasRenderingContext2D;

/** Draws a thing's frame, and its pixels where it is on its way to somewhere else. */
export function paint(context: Brush, shape: Konva.Shape, scene: Scene, gripped: boolean): void {
  const region = shape.getAttr('region') as Region;
  const bounds = boundsOf(region, masks);
  const { width, height } = shape.size();
  const held = scene.selected.includes(shape.id());
  context.save();
  fillPath(context, region, bounds, width, height, masks);
  takeAlong(context, shape, scene, gripped);
  if (scene.framed || held) {
    const pictured = scene.drawn !== null;
    context.fillStyle = shape.fill() as string;
    context.globalAlpha = pictured ? (held ? 0.16 : 0.05) : held ? 0.3 : 0.18;
    context.fill();
    context.globalAlpha = 1;
    const bitmap = 'mask' in region ? masks.pixels(region.mask) : undefined;
    if (bitmap) maskBorder(context, bitmap, bounds, width, height);
    outline(context, shape, scene, held);
  }
  context.restore();
}

/** A dark line below a light one is seen on every picture. */
function outline(context: Brush, shape: Konva.Shape, scene: Scene, held: boolean): void {
  const { accent, line, underLine } = scene.palette;
  const pictured = scene.drawn !== null;
  const scale = 1 / Math.max(0.01, Math.max(shape.scaleX(), shape.scaleY()));
  if (pictured) {
    context.lineWidth = 3.5 * scale;
    context.strokeStyle = underLine;
    context.stroke();
  }
  context.lineWidth = (held ? 2 : 1.5) * scale;
  context.strokeStyle = held ? accent : pictured ? line : (shape.fill() as string);
  context.stroke();
}

const sizeOf = (image: HTMLImageElement): Size => ({
  width: image.naturalWidth,
  height: image.naturalHeight,
});

/** A thing that is somewhere else than in the picture shows the pixels that it has there. */
function takeAlong(context: Brush, shape: Konva.Shape, scene: Scene, gripped: boolean): void {
  const { drawn, pixels, design } = scene;
  const was = drawn?.entities.find((e) => e.id === shape.id());
  const now = design.entities.find((e) => e.id === shape.id());
  const moved = gripped || JSON.stringify(was?.region) !== JSON.stringify(now?.region);
  if (pixels === null || was === undefined || !moved) return;
  const from = toPixels({ left: 0, top: 0, ...sizeOf(pixels) }, boundsOf(was.region, masks));
  const { width, height } = shape.size();
  context.save();
  context.clip();
  context.drawImage(pixels, from.x, from.y, from.width, from.height, 0, 0, width, height);
  context.restore();
}
