package studio.eligen.engine;

import java.util.BitSet;
import java.util.List;

/**
 * Where an entity may appear. Coordinates are fractions of the picture, (0, 0) its top left corner
 * and (1, 1) its bottom right one; values outside [0, 1] are allowed and cut off at the border.
 *
 * <p>Pure Java: designs hold regions too, and must not load a tensor library for it.
 */
public sealed interface Region {

  /** The rectangle from (x0, y0), included, to (x1, y1), excluded. */
  record Box(double x0, double y0, double x1, double y1) implements Region {
    public Box {
      requireExtent("box", x0, y0, x1, y1);
    }

    public double width() {
      return x1 - x0;
    }

    public double height() {
      return y1 - y0;
    }
  }

  /** The ellipse that touches the four sides of the rectangle (x0, y0) to (x1, y1). */
  record Ellipse(double x0, double y0, double x1, double y1) implements Region {
    public Ellipse {
      requireExtent("ellipse", x0, y0, x1, y1);
    }
  }

  /** A closed outline; a pixel belongs to it by the even-odd rule. */
  record Polygon(List<Point> points) implements Region {
    /** More corners than any hand draws; a bound on what a hostile file can ask for. */
    public static final int MOST_POINTS = 10_000;

    public Polygon {
      if (points.size() < 3 || points.size() > MOST_POINTS) {
        throw new RenderException.BadRequest(
            "A polygon needs 3 to %d points, this one has %d."
                .formatted(MOST_POINTS, points.size()));
      }
      points = List.copyOf(points);
    }
  }

  /** A corner of a {@link Polygon}. */
  record Point(double x, double y) {
    public Point {
      if (!Double.isFinite(x) || !Double.isFinite(y)) {
        throw new RenderException.BadRequest(
            "A polygon's point must be two finite numbers, this one is (%s, %s).".formatted(x, y));
      }
    }
  }

  /**
   * A free shape: the pixels of a picture of {@code width} × {@code height}, row by row. It fits
   * requests of exactly that size.
   */
  record Mask(int width, int height, BitSet pixels) implements Region {
    public Mask {
      if (width <= 0 || height <= 0 || pixels.length() > (long) width * height) {
        throw new RenderException.BadRequest(
            "A mask of %d × %d pixels cannot hold pixel %d."
                .formatted(width, height, pixels.length() - 1));
      }
      pixels = (BitSet) pixels.clone();
    }

    @Override
    public BitSet pixels() {
      return (BitSet) pixels.clone();
    }
  }

  private static void requireExtent(String shape, double x0, double y0, double x1, double y1) {
    boolean finite =
        Double.isFinite(x0) && Double.isFinite(y0) && Double.isFinite(x1) && Double.isFinite(y1);
    if (!finite || x1 <= x0 || y1 <= y0) {
      throw new RenderException.BadRequest(
          "The %s [%s, %s, %s, %s] is empty; give [x0, y0, x1, y1] with x0 < x1 and y0 < y1, as fractions of the picture."
              .formatted(shape, x0, y0, x1, y1));
    }
  }
}
