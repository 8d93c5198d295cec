package studio.eligen.engine.image;

import java.awt.image.BufferedImage;
import java.util.ArrayDeque;
import java.util.Arrays;
import studio.eligen.engine.region.LatentCells;

/**
 * Puts the original pixels back outside an edit, so that not one of them changes, and hides the
 * seam.
 *
 * <p>The autoencoder does not give a held cell back exactly; where it is a little too dark, say, so
 * is the drawing beside it. So each drawn pixel near the seam is corrected by what its nearest
 * original pixel is off, fading out with the distance. Inside the edit alone; and unlike a
 * cross-fade it lets nothing of what was there before shine through.
 */
public final class PasteBack {

  /** How far into the edit the correction reaches, in pixels. */
  private static final int REACH = 8;

  /**
   * The most that a pixel can be off by the autoencoder's doing, of 255. More is a line that ends
   * at the seam, the fringe of a thing that is gone perhaps: it shall not run into the edit.
   */
  private static final int MOST_OFF = 20;

  private final BufferedImage original;
  private final BufferedImage drawn;
  private final float[] levels;
  private final int width;
  private final int height;

  private PasteBack(BufferedImage original, BufferedImage drawn, float[] levels) {
    this.original = original;
    this.drawn = drawn;
    this.levels = levels;
    this.width = original.getWidth();
    this.height = original.getHeight();
  }

  /**
   * The edited picture.
   *
   * @param levels the release level of each cell; 0 is outside the edit
   */
  public static BufferedImage apply(BufferedImage original, BufferedImage drawn, float[] levels) {
    return new PasteBack(original, drawn, levels).result();
  }

  private boolean isOutside(int x, int y) {
    int cell = y / LatentCells.SIDE * (width / LatentCells.SIDE) + x / LatentCells.SIDE;
    return levels[cell] == 0;
  }

  private BufferedImage result() {
    int[] nearest = new int[width * height];
    int[] distance = new int[width * height];
    findNearestOutside(nearest, distance);
    BufferedImage result = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int pixel = y * width + x;
        int rgb =
            distance[pixel] == 0
                ? original.getRGB(x, y)
                : corrected(drawn.getRGB(x, y), nearest[pixel], distance[pixel]);
        result.setRGB(x, y, rgb);
      }
    }
    return result;
  }

  private int corrected(int rgb, int nearest, int distance) {
    if (distance > REACH) {
      return rgb;
    }
    int wanted = original.getRGB(nearest % width, nearest / width);
    int got = drawn.getRGB(nearest % width, nearest / width);
    double weight = 1 - distance / (REACH + 1.0);
    int result = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
      int off = (wanted >> shift & 0xff) - (got >> shift & 0xff);
      off = Math.abs(off) > MOST_OFF ? 0 : off;
      long channel = Math.round((rgb >> shift & 0xff) + weight * off);
      result |= (int) Math.max(0, Math.min(255, channel)) << shift;
    }
    return result;
  }

  /**
   * Spreads from the pixels outside into the edit, ring by ring, as far as the correction reaches.
   */
  private void findNearestOutside(int[] nearest, int[] distance) {
    Arrays.fill(distance, REACH + 1);
    ArrayDeque<Integer> ring = new ArrayDeque<>();
    for (int pixel = 0; pixel < distance.length; pixel++) {
      if (isOutside(pixel % width, pixel / width)) {
        distance[pixel] = 0;
        nearest[pixel] = pixel;
        ring.add(pixel);
      }
    }
    while (!ring.isEmpty()) {
      int pixel = ring.remove();
      for (int step = 0; step < 9; step++) {
        int x = pixel % width + step % 3 - 1;
        int y = pixel / width + step / 3 - 1;
        boolean inside = x >= 0 && y >= 0 && x < width && y < height;
        if (inside && distance[y * width + x] > distance[pixel] + 1) {
          distance[y * width + x] = distance[pixel] + 1;
          nearest[y * width + x] = nearest[pixel];
          if (distance[pixel] + 1 < REACH) {
            ring.add(y * width + x);
          }
        }
      }
    }
  }
}
