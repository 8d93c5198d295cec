package studio.eligen.agent.designer.mllm;

import studio.eligen.engine.Region;

/** How much two boxes are the same. */
final class Overlap {

  private Overlap() {}

  /** The intersection over the union, 0 to 1. */
  static double union(Region.Box a, Region.Box b) {
    double across = Math.min(a.x1(), b.x1()) - Math.max(a.x0(), b.x0());
    double down = Math.min(a.y1(), b.y1()) - Math.max(a.y0(), b.y0());
    if (across <= 0 || down <= 0) {
      return 0;
    }
    double both = across * down;
    return both / (a.width() * a.height() + b.width() * b.height() - both);
  }
}
