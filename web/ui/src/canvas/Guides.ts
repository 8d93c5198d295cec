import Konva from 'konva/lib/Core';
import type { Scene } from './scene';
import type { Snap } from './snapping';

/** The lines that something lies on while it is dragged. */
export class Guides {
  private readonly shape: Konva.Shape;
  private guides: Snap['guides'] = {};
  private scene: Scene | undefined;

  constructor(private readonly layer: Konva.Layer) {
    this.shape = new Konva.Shape({
      listening: false,
      sceneFunc: (context) => this.paint(context as unknown as CanvasRenderingContext2D),
    });
    layer.add(this.shape);
  }

  show(guides: Snap['guides'], scene: Scene): void {
    this.guides = guides;
    this.scene = scene;
    this.layer.batchDraw();
  }

  private paint(context: CanvasRenderingContext2D): void {
    if (!this.scene) return;
    const { view, palette } = this.scene;
    const { x, y } = this.guides;
    context.beginPath();
    if (x !== undefined) {
      context.moveTo(x, view.top);
      context.lineTo(x, view.top + view.height);
    }
    if (y !== undefined) {
      context.moveTo(view.left, y);
      context.lineTo(view.left + view.width, y);
    }
    context.lineWidth = 2.5;
    context.strokeStyle = palette.underLine;
    context.stroke();
    context.lineWidth = 1;
    context.strokeStyle = palette.accent;
    context.stroke();
  }
}
