import Konva from 'konva/lib/Core';
import type { Point, Region } from '../api/types';
import { type Bitmap, emptyBitmap, isEmpty, maskBounds, stroke } from '../design/bitmap';
import { rasterised } from '../design/raster';
import { edgesOf, fitted, tidy } from '../design/region';
import { simplified } from '../design/simplify';
import { masks } from '../state/masks';
import { Marquee } from './Marquee';
import { fillPath, type Pen } from './outline';
import { type Scene, soleOf } from './scene';
import { toBounds, toFraction, toPixels } from './view';

export interface Drawn {
  region: Region;
  /** The thing whose shape was painted on; null for something new. */
  of: string | null;
}

export interface DrawingListener {
  select(id: string | null): void;
  drawn(drawn: Drawn): void;
  /** A box is drawn around them. */
  enclosed(ids: readonly string[]): void;
}

/** A press that moves less far, in pixels of the screen, is a click. */
const CLICK = 6;
/** A freehand line is kept within so many pixels of the screen. */
const FREEHAND = 1.5;
/** A click this near the first corner, in pixels of the screen, closes a polygon. */
const NEAR = 10;

/** What is being drawn now, with any tool. */
export class Drawing {
  private readonly shape: Konva.Shape;
  private scene: Scene | undefined;
  private from: Point | null = null;
  private to: Point | null = null;
  private corners: Point[] = [];
  /** Of a line that is drawn freehand. */
  private trail: Point[] = [];
  private painted: Bitmap | null = null;
  private marquee: Marquee | null = null;

  constructor(
    private readonly layer: Konva.Layer,
    private readonly listener: DrawingListener,
  ) {
    this.shape = new Konva.Shape({
      listening: false,
      sceneFunc: (context) => this.paint(context as unknown as Pen & CanvasRenderingContext2D),
    });
    layer.add(this.shape);
  }

  show(scene: Scene): void {
    if (this.scene && this.scene.tool !== scene.tool) this.abandon();
    this.scene = scene;
    this.layer.batchDraw();
  }

  /** With Shift, what was selected stays so. */
  press(x: number, y: number, more: boolean): void {
    const scene = this.scene;
    if (!scene) return;
    this.marquee = scene.tool === 'select' ? new Marquee(scene.selected, more) : null;
    if (scene.tool === 'polygon') {
      this.corner(x, y);
      return;
    }
    this.from = [x, y];
    this.to = [x, y];
    if (scene.tool === 'lasso') this.trail = [[x, y]];
    if (scene.tool === 'brush' || scene.tool === 'eraser') {
      this.painted = this.startingShape(scene);
      if (this.painted) this.dab([x, y], [x, y]);
    }
  }

  move(x: number, y: number): void {
    const before = this.to;
    if (this.from) this.to = [x, y];
    else if (this.corners.length > 0) this.to = [x, y];
    if (this.painted && before) this.dab(before, [x, y]);
    if (this.trail.length > 0) this.trail.push([x, y]);
    if (this.marquee && this.scene && this.from) {
      const ids = this.marquee.stretched(this.scene, this.from, [x, y]);
      if (ids) this.listener.enclosed(ids);
    }
    if (this.from || this.corners.length > 0) this.layer.batchDraw();
  }

  release(): void {
    const { scene, from, to, painted } = this;
    this.from = null;
    this.painted = null;
    if (!scene || !from || !to) return;
    if (painted) this.finishPainting(painted, scene);
    else if (scene.tool === 'lasso') this.finishTrail(scene);
    else if (scene.tool !== 'polygon' && !this.marquee?.selects) this.finishBox(from, to, scene);
    this.layer.batchDraw();
  }

  /** Makes a polygon of the corners so far. */
  close(): void {
    const { scene, corners } = this;
    if (!scene || corners.length < 3) return;
    this.abandon();
    this.finishPolygon(corners, scene);
  }

  private finishTrail(scene: Scene): void {
    const corners = simplified(this.trail, FREEHAND);
    this.abandon();
    // A line that encloses nothing is a click that slipped.
    if (corners.length < 3) this.listener.select(null);
    else this.finishPolygon(corners, scene);
  }

  private finishPolygon(corners: readonly Point[], scene: Scene): void {
    const polygon = corners.map(([x, y]): Point => {
      const [fx, fy] = toFraction(scene.view, x, y);
      return [tidy(Math.max(0, Math.min(1, fx))), tidy(Math.max(0, Math.min(1, fy)))];
    });
    this.listener.drawn({ region: { polygon }, of: null });
  }

  abandon(): void {
    this.from = null;
    this.to = null;
    this.corners = [];
    this.trail = [];
    this.painted = null;
    this.marquee = null;
    this.layer.batchDraw();
  }

  private corner(x: number, y: number): void {
    const [first] = this.corners;
    if (first && this.corners.length >= 3 && Math.hypot(first[0] - x, first[1] - y) < NEAR) {
      this.close();
      return;
    }
    const last = this.corners[this.corners.length - 1];
    if (last && Math.hypot(last[0] - x, last[1] - y) < 3) return;
    this.corners = [...this.corners, [x, y]];
    this.to = [x, y];
    this.layer.batchDraw();
  }

  private startingShape(scene: Scene): Bitmap | null {
    const thing = scene.design.entities.find((e) => e.id === soleOf(scene));
    if (thing) return rasterised(thing.region, scene.design.canvas, masks);
    return scene.tool === 'eraser'
      ? null
      : emptyBitmap(scene.design.canvas.width, scene.design.canvas.height);
  }

  private dab(from: Point, to: Point): void {
    const { scene, painted } = this;
    if (!scene || !painted) return;
    const pixel = ([x, y]: Point): Point => {
      const [fx, fy] = toFraction(scene.view, x, y);
      return [fx * painted.width, fy * painted.height];
    };
    stroke(painted, pixel(from), pixel(to), scene.brush / 2, scene.tool === 'eraser' ? 0 : 1);
    this.layer.batchDraw();
  }

  private finishPainting(painted: Bitmap, scene: Scene): void {
    if (isEmpty(painted)) return;
    const thing = scene.design.entities.find((e) => e.id === soleOf(scene));
    this.listener.drawn({ region: { mask: masks.uri(painted) }, of: thing?.id ?? null });
  }

  private finishBox(from: Point, to: Point, scene: Scene): void {
    if (Math.abs(to[0] - from[0]) < CLICK || Math.abs(to[1] - from[1]) < CLICK) {
      this.listener.select(null);
      return;
    }
    const bounds = toBounds(scene.view, from[0], from[1], to[0] - from[0], to[1] - from[1]);
    const edges = edgesOf(fitted(bounds, scene.design.canvas));
    this.listener.drawn({
      region: scene.tool === 'ellipse' ? { ellipse: edges } : { box: edges },
      of: null,
    });
  }

  private paint(context: Pen & CanvasRenderingContext2D): void {
    const { scene } = this;
    if (!scene) return;
    context.save();
    context.strokeStyle = scene.palette.accent;
    context.fillStyle = scene.palette.accent;
    context.lineWidth = 2;
    if (this.painted) this.paintBitmap(context, this.painted, scene);
    else if (this.trail.length > 0) this.paintTrail(context);
    else if (this.corners.length > 0) this.paintCorners(context);
    else if (this.from && this.to) this.paintBox(context, scene);
    context.restore();
  }

  private paintBitmap(
    context: Pen & CanvasRenderingContext2D,
    painted: Bitmap,
    scene: Scene,
  ): void {
    const bounds = maskBounds(painted);
    if (!bounds) return;
    const box = toPixels(scene.view, bounds);
    context.translate(box.x, box.y);
    const region: Region = { mask: '' };
    fillPath(context, region, bounds, box.width, box.height, {
      pixels: () => painted,
      uri: () => '',
    });
    context.globalAlpha = 0.4;
    context.fill();
  }

  private paintTrail(context: CanvasRenderingContext2D): void {
    context.beginPath();
    for (const [x, y] of this.trail) context.lineTo(x, y);
    context.globalAlpha = 0.15;
    context.fill();
    context.globalAlpha = 1;
    context.stroke();
  }

  private paintCorners(context: CanvasRenderingContext2D): void {
    context.beginPath();
    // The first line of a path only begins it.
    for (const [x, y] of this.corners) context.lineTo(x, y);
    if (this.to) context.lineTo(this.to[0], this.to[1]);
    context.stroke();
    for (const [x, y] of this.corners) {
      context.beginPath();
      context.arc(x, y, 4, 0, 2 * Math.PI);
      context.fill();
    }
  }

  private paintBox(context: CanvasRenderingContext2D, scene: Scene): void {
    const [ax, ay] = this.from!;
    const [bx, by] = this.to!;
    context.beginPath();
    if (scene.tool === 'ellipse') {
      context.ellipse(
        (ax + bx) / 2,
        (ay + by) / 2,
        Math.abs(bx - ax) / 2,
        Math.abs(by - ay) / 2,
        0,
        0,
        2 * Math.PI,
      );
    } else {
      context.rect(ax, ay, bx - ax, by - ay);
    }
    context.globalAlpha = this.marquee?.selects ? 0 : 0.15;
    context.fill();
    context.globalAlpha = 1;
    context.setLineDash(this.marquee?.selects ? [2, 3] : [5, 4]);
    context.stroke();
  }
}
