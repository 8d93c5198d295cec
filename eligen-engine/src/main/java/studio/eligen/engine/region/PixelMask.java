package studio.eligen.engine.region;

import java.util.BitSet;
import studio.eligen.engine.Region;

/**
 * The pixels of a picture that a region covers.
 *
 * <p>A box covers the pixels between its edges, each at {@code round(fraction × side)}, half to
 * even. Of an ellipse or a polygon a pixel is covered if its centre is inside.
 *
 * @param pixels row by row; package-private code shares it, nobody changes it
 */
public record PixelMask(int width, int height, BitSet pixels) {

  /** Draws a region on a picture of this size. */
  public static PixelMask of(Region region, int width, int height) {
    BitSet pixels = new BitSet(width * height);
    if (region instanceof Region.Box box) {
      fillBox(box, width, height, pixels);
    } else if (region instanceof Region.Ellipse ellipse) {
      fillEllipse(ellipse, width, height, pixels);
    } else if (region instanceof Region.Polygon polygon) {
      PolygonFill.fill(polygon, width, height, pixels);
    } else if (region instanceof Region.Mask mask) {
      pixels.or(mask.pixels());
    }
    return new PixelMask(width, height, pixels);
  }

  public boolean get(int x, int y) {
    return pixels.get(y * width + x);
  }

  public boolean isEmpty() {
    return pixels.isEmpty();
  }

  private static void fillBox(Region.Box box, int width, int height, BitSet pixels) {
    int left = edge(box.x0(), width);
    int right = edge(box.x1(), width);
    int bottom = edge(box.y1(), height);
    for (int y = edge(box.y0(), height); y < bottom && left < right; y++) {
      pixels.set(y * width + left, y * width + right);
    }
  }

  private static int edge(double fraction, int side) {
    return (int) Math.max(0, Math.min(side, Math.rint(fraction * side)));
  }

  private static void fillEllipse(Region.Ellipse ellipse, int width, int height, BitSet pixels) {
    double centreX = (ellipse.x0() + ellipse.x1()) / 2 * width;
    double centreY = (ellipse.y0() + ellipse.y1()) / 2 * height;
    double radiusX = (ellipse.x1() - ellipse.x0()) / 2 * width;
    double radiusY = (ellipse.y1() - ellipse.y0()) / 2 * height;
    for (int y = 0; y < height; y++) {
      double dy = (y + 0.5 - centreY) / radiusY;
      for (int x = 0; x < width; x++) {
        double dx = (x + 0.5 - centreX) / radiusX;
        if (dx * dx + dy * dy <= 1) {
          pixels.set(y * width + x);
        }
      }
    }
  }
}
