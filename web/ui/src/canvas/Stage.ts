import Konva from 'konva/lib/Core';
import type { Entity, Region } from '../api/types';
import type { Bounds } from '../design/bounds';
import { boundsOf, fitted } from '../design/region';
import { masks } from '../state/masks';
import { placeOf } from '../state/places';
import { Drag } from './Drag';
import { Drawing, type DrawingListener } from './Drawing';
import { Guides } from './Guides';
import { newHandles } from './handles';
import { fillPath, type Pen } from './outline';
import { type Brush, paint } from './painting';
import { type Scene, soleOf } from './scene';
import { toBounds, toPixels } from './view';

export interface StageListener extends DrawingListener {
  /** A thing is taken hold of, with Shift too where it shall be one more, or one less. */
  pressed(id: string, more: boolean): void;
  clicked(id: string): void;
  /** All that went along with the held one; or copies of it. */
  moved(id: string, dx: number, dy: number, copies: boolean): void;
  /** Stretched by its handles. */
  reshaped(id: string, to: Bounds): void;
  /** While they are dragged or stretched, before they are let go. */
  tracked(places: ReadonlyMap<string, Bounds>): void;
}

const NOWHERE: ReadonlyMap<string, Bounds> = new Map();

/** The regions as things that can be gripped. It shows what it is given and tells what was done. */
export class Stage {
  private readonly stage: Konva.Stage;
  private readonly regions = new Konva.Layer();
  private readonly handles = newHandles(() => this.scene);
  private readonly drawing: Drawing;
  private readonly guides: Guides;
  private readonly nodes = new Map<string, Konva.Shape>();
  private scene: Scene | undefined;
  private drag: Drag | null = null;
  private stretching: string | null = null;

  constructor(
    container: HTMLDivElement,
    private readonly listener: StageListener,
  ) {
    this.stage = new Konva.Stage({ container, width: 1, height: 1 });
    const over = new Konva.Layer();
    this.stage.add(this.regions, over);
    this.regions.add(this.handles);
    this.guides = new Guides(over);
    this.drawing = new Drawing(over, listener);
    this.stage.on('pointerdown', (e) => this.press(e));
    this.stage.on('pointermove', () => this.point((x, y) => this.drawing.move(x, y)));
    window.addEventListener('pointerup', this.release);
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

  /** The thing at a place of the page. */
  thingAt(e: MouseEvent): string | null {
    this.stage.setPointersPositions(e);
    const at = this.stage.getPointerPosition();
    const id = at && this.stage.getIntersection(at)?.id();
    return id && this.nodes.has(id) ? id : null;
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
    this.hold(scene);
    this.regions.batchDraw();
  }

  /** Handles are for one thing alone. */
  private hold(scene: Scene): void {
    const only = soleOf(scene);
    const node = only === undefined ? undefined : this.nodes.get(only);
    const chosen = scene.design.entities.find((e) => e.id === only);
    const held = node?.visible() === true;
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
  }

  private isGripped(id: string): boolean {
    return this.stretching === id || this.drag?.has(id) === true;
  }

  private place(entity: Entity, scene: Scene): void {
    let node = this.nodes.get(entity.id);
    if (node === undefined) {
      node = this.newNode(entity.id);
      this.nodes.set(entity.id, node);
      this.regions.add(node);
    }
    node.moveToTop();
    const bounds = placeOf(entity);
    const shown = scene.regionsShown && !entity.hidden && bounds !== undefined;
    node.listening(scene.tool === 'select' && shown);
    node.draggable(scene.tool === 'select' && !entity.locked);
    node.visible(shown);
    const { tints, accent } = scene.palette;
    node.setAttrs({ region: entity.region, fill: tints.get(entity.id) ?? accent });
    if (this.isGripped(entity.id) || bounds === undefined) return;
    const box = toPixels(scene.view, bounds);
    node.setAttrs({ ...box, scaleX: 1, scaleY: 1 });
  }

  private newNode(id: string): Konva.Shape {
    const node: Konva.Shape = new Konva.Shape({
      id,
      sceneFunc: (context, shape) => {
        if (this.scene) paint(context as unknown as Brush, shape, this.scene, this.isGripped(id));
      },
      hitFunc: (context, shape) => {
        const region = shape.getAttr('region') as Region;
        const bounds = boundsOf(region, masks);
        const pen = context as unknown as Pen;
        fillPath(pen, region, bounds, shape.width(), shape.height(), masks);
        context.fillStrokeShape(shape);
      },
      strokeScaleEnabled: false,
    });
    node.on('pointerdown', (e) => this.listener.pressed(id, e.evt.shiftKey));
    node.on('click tap', (e) => {
      if (!e.evt.shiftKey && e.evt.button !== 2) this.listener.clicked(id);
    });
    node.on('pointerenter', () => this.cursor('move'));
    node.on('pointerleave', () => this.cursor(null));
    node.on('transformstart', () => (this.stretching = id));
    node.on('transform', () => this.track([node]));
    node.on('transformend', () => this.stretched(id, node));
    this.makeDraggable(id, node);
    return node;
  }

  private makeDraggable(id: string, node: Konva.Shape): void {
    node.on('dragstart', (e) => {
      this.drag = new Drag(node, this.company(id, node), e.evt.altKey);
    });
    node.dragBoundFunc((at, evt: MouseEvent) => {
      if (!this.drag || !this.scene) return at;
      const to = this.drag.bound(at, this.scene, evt.ctrlKey || evt.metaKey);
      this.guides.show(this.drag.guides, this.scene);
      return to;
    });
    node.on('dragmove', () => {
      this.drag?.follow();
      this.track(this.drag?.nodes ?? []);
    });
    node.on('dragend', () => this.letGo(id));
  }

  /** What goes along with a thing: all that is selected with it, unless it is locked or hidden. */
  private company(id: string, node: Konva.Shape): Konva.Shape[] {
    const { selected = [], design } = this.scene ?? {};
    if (!selected.includes(id)) return [node];
    return (design?.entities ?? [])
      .filter((thing) => selected.includes(thing.id) && !thing.locked && !thing.hidden)
      .flatMap((thing) => this.nodes.get(thing.id) ?? []);
  }

  private track(nodes: readonly Konva.Shape[]): void {
    this.listener.tracked(new Map(nodes.map((node) => [node.id(), this.nodeBounds(node)])));
  }

  private nodeBounds(node: Konva.Shape): Bounds {
    const { view, design } = this.scene!;
    const [width, height] = [node.width() * node.scaleX(), node.height() * node.scaleY()];
    return fitted(toBounds(view, node.x(), node.y(), width, height), design.canvas);
  }

  private letGo(id: string): void {
    const { drag, scene } = this;
    this.drag = null;
    if (!drag || !scene) return;
    const { dx, dy } = drag.by();
    if (Math.hypot(dx, dy) >= 1)
      this.listener.moved(id, dx / scene.view.width, dy / scene.view.height, drag.copies);
    this.guides.show({}, scene);
    this.settle();
  }

  private stretched(id: string, node: Konva.Shape): void {
    this.stretching = null;
    if (!this.scene?.design.entities.some((e) => e.id === id)) return;
    const now = this.nodeBounds(node);
    const size = { width: node.width() * node.scaleX(), height: node.height() * node.scaleY() };
    node.setAttrs({ ...size, scaleX: 1, scaleY: 1 });
    this.listener.reshaped(id, now);
    this.settle();
  }

  private settle(): void {
    this.listener.tracked(NOWHERE);
    if (this.scene) this.show(this.scene);
  }

  private press(e: Konva.KonvaEventObject<PointerEvent>): void {
    if (!this.scene || e.evt.button > 0) return;
    // Over whatever floats above the canvas, too: the gesture goes on until it is let go.
    this.stage.content.setPointerCapture(e.evt.pointerId);
    const onThing = e.target !== this.stage;
    if (this.scene.tool === 'select' && onThing) return;
    this.point((x, y) => this.drawing.press(x, y, e.evt.shiftKey));
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
