package studio.eligen.engine.region;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import studio.eligen.engine.Region;

/** Fills a polygon by the even-odd rule, one row of pixel centres at a time. */
final class PolygonFill {

  private PolygonFill() {}

  static void fill(Region.Polygon polygon, int width, int height, BitSet pixels) {
    for (int y = 0; y < height; y++) {
      double[] crossings = crossings(polygon.points(), y + 0.5, width, height);
      for (int i = 0; i + 1 < crossings.length; i += 2) {
        int left = firstCentreFrom(crossings[i], width);
        int right = firstCentreFrom(crossings[i + 1], width);
        pixels.set(y * width + left, y * width + right);
      }
    }
  }

  /** Where the outline crosses the row, in pixels, from left to right. */
  private static double[] crossings(List<Region.Point> points, double row, int width, int height) {
    double[] found = new double[points.size()];
    int count = 0;
    for (int i = 0; i < points.size(); i++) {
      Region.Point a = points.get(i);
      Region.Point b = points.get((i + 1) % points.size());
      double ay = a.y() * height;
      double by = b.y() * height;
      if (ay <= row != by <= row) {
        found[count++] = (a.x() + (row - ay) / (by - ay) * (b.x() - a.x())) * width;
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
