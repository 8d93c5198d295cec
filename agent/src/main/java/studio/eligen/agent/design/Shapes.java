package studio.eligen.agent.design;

import java.util.BitSet;
import java.util.List;
import studio.eligen.engine.Region;

/** Moves and stretches regions of every kind. */
final class Shapes {

  private Shapes() {}

  /** The region stretched from its own bounds to these: a move where the size is the same. */
  static Region stretched(Region region, Bounds to, Canvas canvas) {
    if (region instanceof Region.Box) {
      return new Region.Box(to.x0(), to.y0(), to.x1(), to.y1());
    }
    if (region instanceof Region.Ellipse) {
      return new Region.Ellipse(to.x0(), to.y0(), to.x1(), to.y1());
    }
    Bounds from = Bounds.of(region);
    if (region instanceof Region.Polygon polygon) {
      return new Region.Polygon(stretched(polygon.points(), from, to));
    }
    return stretched((Region.Mask) region, from, to, canvas);
  }

  /** The region for a canvas of another size. Only a mask knows which size it was made for. */
  static Region onCanvas(Region region, Canvas canvas) {
    if (region instanceof Region.Mask mask) {
      return stretched(mask, Bounds.of(mask), Bounds.of(mask), canvas);
    }
    return region;
  }

  private static List<Region.Point> stretched(List<Region.Point> points, Bounds from, Bounds to) {
    double across = from.width() == 0 ? 0 : to.width() / from.width();
    double down = from.height() == 0 ? 0 : to.height() / from.height();
    return points.stream()
        .map(
            point ->
                new Region.Point(
                    within(to.x0() + (point.x() - from.x0()) * across, to.x0(), to.x1()),
                    within(to.y0() + (point.y() - from.y0()) * down, to.y0(), to.y1())))
        .toList();
  }

  private static double within(double value, double low, double high) {
    return Math.max(low, Math.min(value, high));
  }

  /** Each pixel takes the nearest one of the old mask; a move copies them exactly. */
  private static Region.Mask stretched(Region.Mask mask, Bounds from, Bounds to, Canvas canvas) {
    PixelBox source = PixelBox.of(from, mask.width(), mask.height());
    PixelBox target = PixelBox.of(to, canvas.width(), canvas.height());
    BitSet old = mask.pixels();
    BitSet pixels = new BitSet(canvas.width() * canvas.height());
    for (int y = 0; y < target.height(); y++) {
      int oldRow = (source.y() + nearest(y, target.height(), source.height())) * mask.width();
      for (int x = 0; x < target.width(); x++) {
        pixels.set(
            (target.y() + y) * canvas.width() + target.x() + x,
            old.get(oldRow + source.x() + nearest(x, target.width(), source.width())));
      }
    }
    return new Region.Mask(canvas.width(), canvas.height(), pixels);
  }

  private static int nearest(int index, int of, int among) {
    return (int) ((2L * index + 1) * among / (2L * of));
  }
}
