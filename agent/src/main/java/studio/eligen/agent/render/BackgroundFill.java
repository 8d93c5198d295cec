package studio.eligen.agent.render;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.BitSet;
import studio.eligen.engine.region.LatentCells;

/** Guesses the scene behind things from what shows beside them. */
final class BackgroundFill {

  /** How near to a thing its own colours may have run into the scene, in pixels. */
  private static final int FRINGE = 3;

  /** How far from a thing the scene is looked at, in pixels. */
  private static final int REACH = 14;

  private final BufferedImage picture;
  private final VisibilityMap before;

  private BackgroundFill(BufferedImage picture, VisibilityMap before) {
    this.picture = picture;
    this.before = before;
  }

  /**
   * Fills cells row by row with the colours of the scene to their left and right, so that horizons
   * and shores go on. Rows in which no scene shows stay as they are.
   */
  static void fill(BufferedImage picture, VisibilityMap before, BitSet cells) {
    BackgroundFill fill = new BackgroundFill(picture, before);
    for (int y = 0; y < picture.getHeight(); y++) {
      int row = y / LatentCells.SIDE * before.columns;
      int[] seen = new int[before.columns];
      for (int column = 0; column < before.columns; column++) {
        seen[column] = before.owner(row + column) == null ? 1 : 0;
      }
      int[] filled = fill.row(y, seen);
      for (int x = 0; x < filled.length; x++) {
        if (cells.get(row + x / LatentCells.SIDE)) {
          picture.setRGB(x, y, filled[x]);
        }
      }
    }
  }

  /** A row of pixels in which the columns that are not seen are blended over. */
  private int[] row(int y, int[] seen) {
    int width = picture.getWidth();
    int[] row = picture.getRGB(0, y, width, 1, null, 0, width);
    int[] filled = row.clone();
    int column = 0;
    while (column < seen.length) {
      int end = column;
      while (end < seen.length && seen[end] == seen[column]) {
        end++;
      }
      if (seen[column] == 0 && (column > 0 || end < seen.length)) {
        blend(row, filled, seen, column * LatentCells.SIDE, end * LatentCells.SIDE);
      }
      column = end;
    }
    return filled;
  }

  private void blend(int[] row, int[] filled, int[] seen, int from, int to) {
    boolean atLeft = from > 0;
    boolean atRight = to < row.length;
    int left = atLeft ? colour(row, seen, from - 1, -1) : 0;
    int right = atRight ? colour(row, seen, to, 1) : left;
    left = atLeft ? left : right;
    for (int x = from; x < to; x++) {
      filled[x] = Collage.mixed(left, right, (x - from + 0.5) / (to - from));
    }
  }

  /** The middle value of each channel in the scene from a pixel on, past the fringe. */
  private static int colour(int[] row, int[] seen, int start, int step) {
    int last = start;
    while (Math.abs(last + step - start) < REACH
        && last + step >= 0
        && last + step < row.length
        && seen[(last + step) / LatentCells.SIDE] == 1) {
      last += step;
    }
    int first = Math.abs(last - start) > FRINGE ? start + FRINGE * step : start;
    int[] pixels = Arrays.copyOfRange(row, Math.min(first, last), Math.max(first, last) + 1);
    int rgb = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
      int channel = shift;
      int[] sorted = Arrays.stream(pixels).map(p -> p >> channel & 255).sorted().toArray();
      rgb |= sorted[sorted.length / 2] << shift;
    }
    return rgb;
  }
}
