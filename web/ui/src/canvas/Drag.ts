import type Konva from 'konva/lib/Core';
import { boundsOf, clamp } from '../design/region';
import { masks } from '../state/masks';
import type { Scene } from './scene';
import { type Box, linesOf, type Snap, snapped } from './snapping';
import { toPixels, type View } from './view';

interface Place {
  x: number;
  y: number;
}

const boxOf = (node: Konva.Shape): Box => ({
  x: node.x(),
  y: node.y(),
  width: node.width(),
  height: node.height(),
});

function around(boxes: readonly Box[]): Box {
  const x = Math.min(...boxes.map((b) => b.x));
  const y = Math.min(...boxes.map((b) => b.y));
  return {
    x,
    y,
    width: Math.max(...boxes.map((b) => b.x + b.width)) - x,
    height: Math.max(...boxes.map((b) => b.y + b.height)) - y,
  };
}

/** Things on their way: what is selected goes along with the one that is held, as one. */
export class Drag {
  guides: Snap['guides'] = {};
  private readonly from: ReadonlyMap<Konva.Shape, Place>;
  private readonly whole: Box;

  /**
   * @param held the one under the pointer
   * @param nodes all that go, that one included
   * @param copies whether copies go, and what is there stays
   */
  constructor(
    private readonly held: Konva.Shape,
    readonly nodes: readonly Konva.Shape[],
    readonly copies: boolean,
  ) {
    this.from = new Map(nodes.map((node) => [node, { x: node.x(), y: node.y() }]));
    this.whole = around(nodes.map(boxOf));
  }

  has(id: string): boolean {
    return this.nodes.some((node) => node.id() === id);
  }

  /** Where the held one may be instead of there: inside the picture, and on a line that is near. */
  bound(at: Place, scene: Scene, freely: boolean): Place {
    const { view } = scene;
    const start = this.from.get(this.held)!;
    const { whole } = this;
    const x = within(whole.x + at.x - start.x, whole.width, view.left, view.width);
    const y = within(whole.y + at.y - start.y, whole.height, view.top, view.height);
    const snap = freely
      ? { dx: 0, dy: 0, guides: {} }
      : snapped({ ...whole, x, y }, this.lines(scene), roomOf(view));
    this.guides = snap.guides;
    return { x: start.x + x + snap.dx - whole.x, y: start.y + y + snap.dy - whole.y };
  }

  /** Takes all others along. */
  follow(): void {
    const { dx, dy } = this.by();
    for (const [node, { x, y }] of this.from)
      if (node !== this.held) node.position({ x: x + dx, y: y + dy });
  }

  /** How far, in pixels of the screen. */
  by(): { dx: number; dy: number } {
    const start = this.from.get(this.held)!;
    return { dx: this.held.x() - start.x, dy: this.held.y() - start.y };
  }

  private lines(scene: Scene) {
    const others = scene.design.entities
      .filter((thing) => !thing.hidden && (this.copies || !this.has(thing.id)))
      .map((thing) => toPixels(scene.view, boundsOf(thing.region, masks)));
    return linesOf([roomOf(scene.view), ...others]);
  }
}

const roomOf = ({ left, top, width, height }: View): Box => ({ x: left, y: top, width, height });

const within = (at: number, length: number, low: number, room: number): number =>
  clamp(at, low, Math.max(low, low + room - length));
