import type { Point } from '../api/types';
import { boundsOf } from '../design/region';
import { masks } from '../state/masks';
import type { Scene } from './scene';
import { toPixels } from './view';

/** A box drawn around things selects them; around nothing, it is the place of a new one. */
export class Marquee {
  private caught: readonly string[] = [];

  /**
   * @param before what was selected
   * @param more whether that stays selected
   */
  constructor(
    private readonly before: readonly string[],
    private readonly more: boolean,
  ) {}

  /** Whether the box only selects. */
  get selects(): boolean {
    return this.more || this.caught.length > 0;
  }

  /** What is selected once the box reaches from here to there; undefined where nothing changed. */
  stretched(scene: Scene, from: Point, to: Point): readonly string[] | undefined {
    const [left, right] = [Math.min(from[0], to[0]), Math.max(from[0], to[0])];
    const [top, bottom] = [Math.min(from[1], to[1]), Math.max(from[1], to[1])];
    const caught = scene.design.entities
      .filter((thing) => {
        const box = toPixels(scene.view, boundsOf(thing.region, masks));
        const across = box.x >= left && box.x + box.width <= right;
        const down = box.y >= top && box.y + box.height <= bottom;
        return !thing.hidden && scene.regionsShown && across && down;
      })
      .map((thing) => thing.id);
    if (caught.join() === this.caught.join()) return undefined;
    this.caught = caught;
    return [...new Set([...(this.more ? this.before : []), ...caught])];
  }
}
