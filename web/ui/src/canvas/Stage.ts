import Konva from 'konva/lib/Core';
import { Transformer } from 'konva/lib/shapes/Transformer';
import type { Entity, Region } from '../api/types';
import type { Bounds } from '../design/bounds';
import { boundsOf, clamp, fitted, LEAST_SIDE } from '../design/region';
import { masks } from '../state/masks';
import { Drawing, type Drawn } from './Drawing';
import { fillPath, type Pen } from './outline';
import { type Brush, paint } from './painting';
import { type Scene, soleOf } from './scene';
import { toBounds, toPixels, type View } from './view';

export interface StageListener {
  select(id: string | null): void;
  moved(id: string, dx: number, dy: number): void;
  /** Stretched by its handles. */
  reshaped(id: string, to: Bounds): void;
  drawn(drawn: Drawn): void;
  /** While it is dragged or stretched, before it is let go. */
  tracked(id: string, bounds: Bounds | null): void;
}

/** The regions as things that can be gripped. It shows what it is given and tells what was done. */
export class Stage {
  private readonly stage: Konva.Stage;
  private readonly regions = new Konva.Layer();
  private readonly handles = new Transformer({
    rotateEnabled: false,
    keepRatio: false,
    flipEnabled: false,
    ignoreStroke: true,
    anchorSize: 12,
    anchorCornerRadius: 6,
    borderStrokeWidth: 1.5,
    padding: 0,
  });
  private readonly drawing: Drawing;
  private readonly nodes = new Map<string, Konva.Shape>();
  private scene: Scene | undefined;
  private gripped: string | null = null;

  constructor(
    container: HTMLDivElement,
    private readonly listener: StageListener,
  ) {
    this.stage = new Konva.Stage({ container, width: 1, height: 1 });
    const over = new Konva.Layer();
    this.stage.add(this.regions, over);
    this.regions.add(this.handles);
    this.handles.boundBoxFunc((old, box) => this.kept(old, box));
    this.drawing = new Drawing(over, listener);
    this.stage.on('pointerdown', (e) => this.press(e));
    this.stage.on('pointermove', () => this.point((x, y) => this.drawing.move(x, y)));
    window.addEventListener('pointerup', this.release);
    // Konva takes any two quick clicks for a double one, wherever they are; the browser does not.
    this.stage.container().addEventListener('dblclick', () => this.drawing.close());
  }

  destroy(): void {
    window.removeEventListener('pointerup', this.release);
    this.stage.destroy();
  }

  resize(width: number, height: number): void {
    this.stage.size({ width: Math.max(1, width), height: Math.max(1, height) });
  }

  /** Stops what is being drawn or dragged: two fingers are there to zoom. */
  abandon(): void {
    this.drawing.abandon();
    for (const node of this.stage.find('Shape')) if (node.isDragging()) node.stopDrag();
  }

  closeShape(): void {
    this.drawing.close();
  }

  show(scene: Scene): void {
    this.scene = scene;
    this.drawing.show(scene);
    const there = new Set(scene.design.entities.map((e) => e.id));
    for (const [id, node] of this.nodes) {
      if (!there.has(id)) {
        node.destroy();
        this.nodes.delete(id);
      }
    }
    for (const entity of scene.design.entities) this.place(entity, scene);
    const only = soleOf(scene);
    const node = only === undefined ? undefined : this.nodes.get(only);
    const chosen = scene.design.entities.find((e) => e.id === only);
    const held = node !== undefined && scene.regionsShown && !chosen?.hidden;
    const { palette } = scene;
    this.handles.nodes(held ? [node] : []);
    this.handles.setAttrs({
      anchorStroke: palette.accent,
      borderStroke: palette.accent,
      anchorFill: palette.line,
      listening: scene.tool === 'select',
      resizeEnabled: scene.tool === 'select' && !chosen?.locked,
    });
    this.handles.moveToTop();
    this.regions.batchDraw();
  }

  private place(entity: Entity, scene: Scene): void {
    let node = this.nodes.get(entity.id);
    if (node === undefined) {
      node = this.newNode(entity.id);
      this.nodes.set(entity.id, node);
      this.regions.add(node);
    }
    node.moveToTop();
    const shown = scene.regionsShown && !entity.hidden;
    node.listening(scene.tool === 'select' && shown);
    node.draggable(scene.tool === 'select' && !entity.locked);
    node.visible(shown);
    const { tints, accent } = scene.palette;
    node.setAttrs({ region: entity.region, fill: tints.get(entity.id) ?? accent });
    if (this.gripped === entity.id) return;
    const box = toPixels(scene.view, boundsOf(entity.region, masks));
    node.setAttrs({ ...box, scaleX: 1, scaleY: 1 });
  }

  private newNode(id: string): Konva.Shape {
    const node: Konva.Shape = new Konva.Shape({
      id,
      sceneFunc: (context, shape) => {
        const gripped = this.gripped === id;
        if (this.scene) paint(context as unknown as Brush, shape, this.scene, gripped);
      },
      hitFunc: (context, shape) => {
        const region = shape.getAttr('region') as Region;
        fillPath(
          context as unknown as Pen,
          region,
          boundsOf(region, masks),
          shape.width(),
          shape.height(),
          masks,
        );
        context.fillStrokeShape(shape);
      },
      strokeScaleEnabled: false,
    });
    node.on('pointerdown', () => this.listener.select(id));
    node.on('pointerenter', () => this.cursor('move'));
    node.on('pointerleave', () => this.cursor(null));
    node.on('dragstart', () => (this.gripped = id));
    node.dragBoundFunc((at) => this.within(node, at));
    node.on('dragmove', () => this.listener.tracked(id, this.nodeBounds(node)));
    node.on('dragend', () => this.letGo(id, node, 'drag'));
    node.on('transformstart', () => (this.gripped = id));
    node.on('transform', () => this.listener.tracked(id, this.nodeBounds(node)));
    node.on('transformend', () => this.letGo(id, node, 'stretch'));
    return node;
  }

  private within(node: Konva.Shape, at: { x: number; y: number }): { x: number; y: number } {
    const view = this.scene?.view;
    if (!view) return at;
    return {
      x: clamp(at.x, view.left, Math.max(view.left, view.left + view.width - node.width())),
      y: clamp(at.y, view.top, Math.max(view.top, view.top + view.height - node.height())),
    };
  }

  /** Handles stop at the picture's border and at the smallest thing that can be drawn. */
  private kept<B extends { x: number; y: number; width: number; height: number }>(
    old: B,
    box: B,
  ): B {
    const scene = this.scene;
    if (!scene) return box;
    const { view, design } = scene;
    const slack = 0.5;
    const out =
      box.x < view.left - slack ||
      box.y < view.top - slack ||
      box.x + box.width > view.left + view.width + slack ||
      box.y + box.height > view.top + view.height + slack;
    const least = (LEAST_SIDE / design.canvas.width) * view.width - slack;
    return out || box.width < least || box.height < least
      ? (this.cut(box, view, least) ?? old)
      : box;
  }

  private cut<B extends { x: number; y: number; width: number; height: number }>(
    box: B,
    view: View,
    least: number,
  ): B | undefined {
    const x = Math.max(box.x, view.left);
    const y = Math.max(box.y, view.top);
    const width = Math.min(box.x + box.width, view.left + view.width) - x;
    const height = Math.min(box.y + box.height, view.top + view.height) - y;
    return width < least || height < least ? undefined : { ...box, x, y, width, height };
  }

  private nodeBounds(node: Konva.Shape): Bounds {
    const { view, design } = this.scene!;
    const b = toBounds(
      view,
      node.x(),
      node.y(),
      node.width() * node.scaleX(),
      node.height() * node.scaleY(),
    );
    return fitted(b, design.canvas);
  }

  private letGo(id: string, node: Konva.Shape, how: 'drag' | 'stretch'): void {
    this.gripped = null;
    const scene = this.scene;
    const entity = scene?.design.entities.find((e) => e.id === id);
    if (!scene || !entity) return;
    const now = this.nodeBounds(node);
    if (how === 'drag') {
      const was = boundsOf(entity.region, masks);
      const dx = now.x0 - was.x0;
      const dy = now.y0 - was.y0;
      if (Math.hypot(dx * scene.view.width, dy * scene.view.height) >= 1)
        this.listener.moved(id, dx, dy);
    } else {
      const size = { width: node.width() * node.scaleX(), height: node.height() * node.scaleY() };
      node.setAttrs({ ...size, scaleX: 1, scaleY: 1 });
      this.listener.reshaped(id, now);
    }
    this.listener.tracked(id, null);
    if (this.scene) this.show(this.scene);
  }

  private press(e: Konva.KonvaEventObject<PointerEvent>): void {
    if (!this.scene || e.evt.button > 0) return;
    const onThing = e.target !== this.stage;
    if (this.scene.tool === 'select' && onThing) return;
    this.point((x, y) => this.drawing.press(x, y));
  }

  private readonly release = (): void => this.drawing.release();

  private point(use: (x: number, y: number) => void): void {
    const at = this.stage.getPointerPosition();
    if (at) use(at.x, at.y);
  }

  private cursor(cursor: string | null): void {
    this.stage.container().style.cursor = cursor ?? '';
  }
}
