package studio.eligen.agent.designer.placement;

import studio.eligen.agent.design.Canvas;

/** The grid of 16 pixels on which things are placed. */
final class Cells {

  private Cells() {}

  /** The whole number of cells that is nearest, in pixels. */
  static int nearest(double pixels) {
    return (int) Math.round(pixels / Canvas.GRID) * Canvas.GRID;
  }
}
