package studio.eligen.agent.design;

import java.util.BitSet;
import java.util.function.ToDoubleFunction;
import studio.eligen.engine.Region;

/** The smallest upright rectangle around a region, in fractions of the picture. */
public record Bounds(double x0, double y0, double x1, double y1) {

  /** Fractions are kept to this many parts: far finer than a pixel. */
  private static final double PARTS = 1e9;

  public static Bounds of(Region region) {
    if (region instanceof Region.Box box) {
      return new Bounds(box.x0(), box.y0(), box.x1(), box.y1());
    }
    if (region instanceof Region.Ellipse ellipse) {
      return new Bounds(ellipse.x0(), ellipse.y0(), ellipse.x1(), ellipse.y1());
    }
    if (region instanceof Region.Polygon polygon) {
      return new Bounds(
          least(polygon, Region.Point::x),
          least(polygon, Region.Point::y),
          -least(polygon, point -> -point.x()),
          -least(polygon, point -> -point.y()));
    }
    return of((Region.Mask) region);
  }

  public double width() {
    return x1 - x0;
  }

  public double height() {
    return y1 - y0;
  }

  public double centreX() {
    return (x0 + x1) / 2;
  }

  public double centreY() {
    return (y0 + y1) / 2;
  }

  /** How much two are the same: their intersection over their union, 0 to 1. */
  public double overlap(Bounds other) {
    double across = Math.min(x1, other.x1) - Math.max(x0, other.x0);
    double down = Math.min(y1, other.y1) - Math.max(y0, other.y0);
    if (across <= 0 || down <= 0) {
      return 0;
    }
    double both = across * down;
    return both / (width() * height() + other.width() * other.height() - both);
  }

  /** Moved, but never across the picture's border. */
  Bounds movedWithin(double dx, double dy) {
    double right = Math.max(-x0, Math.min(dx, 1 - x1));
    double down = Math.max(-y0, Math.min(dy, 1 - y1));
    return new Bounds(x0 + right, y0 + down, x1 + right, y1 + down).rounded();
  }

  /** Larger or smaller, slid back inside where it would cross the picture's border. */
  Bounds resizedWithin(double widthFactor, double heightFactor, DesignEdit.Anchor anchor) {
    double width = Math.min(1, width() * widthFactor);
    double height = Math.min(1, height() * heightFactor);
    double top = anchor == DesignEdit.Anchor.FOOT ? y1 - height : centreY() - height / 2;
    return at(centreX() - width / 2, top, width, height);
  }

  /** The part inside the picture, grown and slid inside where it is smaller than the least size. */
  Bounds cutWithin(double leastWidth, double leastHeight) {
    double left = Math.max(0, x0);
    double top = Math.max(0, y0);
    double right = Math.min(1, x1);
    double bottom = Math.min(1, y1);
    if (right - left >= leastWidth - 1 / PARTS && bottom - top >= leastHeight - 1 / PARTS) {
      return new Bounds(left, top, right, bottom);
    }
    double width = Math.max(right - left, leastWidth);
    double height = Math.max(bottom - top, leastHeight);
    return at((left + right - width) / 2, (top + bottom - height) / 2, width, height);
  }

  private static Bounds at(double left, double top, double width, double height) {
    double x = Math.max(0, Math.min(left, 1 - width));
    double y = Math.max(0, Math.min(top, 1 - height));
    return new Bounds(x, y, x + width, y + height).rounded();
  }

  /** Sums of fractions such as 0.1 + 0.2 written as people would. */
  private Bounds rounded() {
    return new Bounds(round(x0), round(y0), round(x1), round(y1));
  }

  private static double round(double value) {
    return Math.rint(value * PARTS) / PARTS;
  }

  private static double least(Region.Polygon polygon, ToDoubleFunction<Region.Point> coordinate) {
    return polygon.points().stream().mapToDouble(coordinate).min().orElseThrow();
  }

  private static Bounds of(Region.Mask mask) {
    BitSet pixels = mask.pixels();
    int left = mask.width();
    int right = 0;
    // The first and the last of each row: a mask has millions of pixels between them.
    for (int i = pixels.nextSetBit(0); i >= 0; ) {
      int row = i - i % mask.width();
      int next = row + mask.width();
      left = Math.min(left, i - row);
      right = Math.max(right, pixels.previousSetBit(next - 1) - row + 1);
      i = pixels.nextSetBit(next);
    }
    double height = mask.height();
    double top = Math.max(0, pixels.nextSetBit(0)) / mask.width() / height;
    double bottom = ((pixels.length() + mask.width() - 1) / mask.width()) / height;
    return new Bounds((double) left / mask.width(), top, (double) right / mask.width(), bottom);
  }
}
