package studio.eligen.engine.region;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import studio.eligen.engine.Region;

/**
 * The pixels of a picture that a region covers.
 *
 * <p>A box covers the pixels between its edges, each at {@code round(fraction × side)}, half to
 * even. Of an ellipse or a polygon a pixel is covered if its centre is inside; what is inside of a
 * polygon the even-odd rule says.
 *
 * @param pixels row by row; package-private code shares it, nobody changes it
 */
public record PixelMask(PictureGrid grid, BitSet pixels) {

  /** Draws a region on a picture of this size. */
  public static PixelMask of(Region region, PictureGrid grid) {
    BitSet pixels = new BitSet(grid.height() * grid.width());
    if (region instanceof Region.Box box) {
      fillBox(box, grid, pixels);
    } else if (region instanceof Region.Ellipse ellipse) {
      fillEllipse(ellipse, grid, pixels);
    } else if (region instanceof Region.Polygon polygon) {
      fillPolygon(polygon, grid, pixels);
    } else if (region instanceof Region.Mask mask) {
      pixels.or(mask.pixels());
    }
    return new PixelMask(grid, pixels);
  }

  public boolean get(int x, int y) {
    return pixels.get(y * grid.width() + x);
  }

  private static void fillBox(Region.Box box, PictureGrid grid, BitSet pixels) {
    int top = edge(box.y0(), grid.height());
    int bottom = edge(box.y1(), grid.height());
    int left = edge(box.x0(), grid.width());
    int right = edge(box.x1(), grid.width());
    for (int y = top; y < bottom && left < right; y++) {
      pixels.set(y * grid.width() + left, y * grid.width() + right);
    }
  }

  private static int edge(double fraction, int side) {
    return (int) Math.max(0, Math.min(side, Math.rint(fraction * side)));
  }

  private static void fillEllipse(Region.Ellipse ellipse, PictureGrid grid, BitSet pixels) {
    double centreY = (ellipse.y0() + ellipse.y1()) / 2 * grid.height();
    double centreX = (ellipse.x0() + ellipse.x1()) / 2 * grid.width();
    double radiusY = (ellipse.y1() - ellipse.y0()) / 2 * grid.height();
    double radiusX = (ellipse.x1() - ellipse.x0()) / 2 * grid.width();
    for (int y = 0; y < grid.height(); y++) {
      double dy = (y + 0.5 - centreY) / radiusY;
      for (int x = 0; x < grid.width(); x++) {
        double dx = (x + 0.5 - centreX) / radiusX;
        if (dx * dx + dy * dy <= 1) {
          pixels.set(y * grid.width() + x);
        }
      }
    }
  }

  private static void fillPolygon(Region.Polygon polygon, PictureGrid grid, BitSet pixels) {
    for (int y = 0; y < grid.height(); y++) {
      double[] crossings = crossings(polygon.points(), y + 0.5, grid);
      for (int i = 0; i + 1 < crossings.length; i += 2) {
        int left = firstCentreFrom(crossings[i], grid.width());
        int right = firstCentreFrom(crossings[i + 1], grid.width());
        pixels.set(y * grid.width() + left, y * grid.width() + right);
      }
    }
  }

  /** Where the outline crosses a line of pixel centres, in pixels, from left to right. */
  private static double[] crossings(List<Region.Point> points, double centreY, PictureGrid grid) {
    double[] found = new double[points.size()];
    int count = 0;
    for (int i = 0; i < points.size(); i++) {
      Region.Point a = points.get(i);
      Region.Point b = points.get((i + 1) % points.size());
      double ay = a.y() * grid.height();
      double by = b.y() * grid.height();
      if (ay <= centreY != by <= centreY) {
        double along = (centreY - ay) / (by - ay);
        found[count++] = (a.x() + along * (b.x() - a.x())) * grid.width();
      }
    }
    double[] sorted = Arrays.copyOf(found, count);
    Arrays.sort(sorted);
    return sorted;
  }

  /** The first pixel whose centre is at or right of x. */
  private static int firstCentreFrom(double x, int width) {
    return (int) Math.max(0, Math.min(width, Math.ceil(x - 0.5)));
  }
}
