package studio.eligen.engine.image;

import java.awt.image.BufferedImage;

/**
 * Scales pictures to any size as Pillow's BICUBIC does, to the bit: image encoders were trained on
 * what it makes. Where the picture gets smaller the kernel gets wider, so that every pixel counts.
 * First the rows are scaled and rounded to eight bits, then the columns.
 */
public final class Bicubic {

  /** Catmull and Rom's spline. */
  private static final double A = -0.5;

  private static final int REACH = 2;

  /** Weights are rounded to so many bits behind the point. */
  private static final int BITS = 22;

  private Bicubic() {}

  /** The picture as {@code TYPE_INT_RGB}; what is transparent in it does not count. */
  public static BufferedImage resize(BufferedImage source, int width, int height) {
    Taps[] across = taps(source.getWidth(), width);
    Taps[] down = taps(source.getHeight(), height);
    int[][] rows = new int[source.getHeight()][];
    int[] row = new int[source.getWidth()];
    for (int y = 0; y < rows.length; y++) {
      source.getRGB(0, y, row.length, 1, row, 0, row.length);
      rows[y] = scaled(row, across);
    }
    BufferedImage resized = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    int[] column = new int[source.getHeight()];
    for (int x = 0; x < width; x++) {
      for (int y = 0; y < column.length; y++) {
        column[y] = rows[y][x];
      }
      resized.setRGB(x, 0, 1, height, scaled(column, down), 0, 1);
    }
    return resized;
  }

  /**
   * Which places of a line make one of the scaled line.
   *
   * @param first of them
   * @param weights of each, times 2^{@value #BITS}
   */
  private record Taps(int first, int[] weights) {}

  private static Taps[] taps(int from, int to) {
    Taps[] taps = new Taps[to];
    double step = (double) from / to;
    double widening = Math.max(1, step);
    for (int i = 0; i < to; i++) {
      double centre = (i + 0.5) * step;
      int first = Math.max(0, (int) (centre - REACH * widening + 0.5));
      int end = Math.min(from, (int) (centre + REACH * widening + 0.5));
      double[] weights = new double[end - first];
      double sum = 0;
      for (int j = 0; j < weights.length; j++) {
        weights[j] = kernel((first + j - centre + 0.5) / widening);
        sum += weights[j];
      }
      taps[i] = new Taps(first, rounded(weights, sum));
    }
    return taps;
  }

  private static int[] rounded(double[] weights, double sum) {
    int[] rounded = new int[weights.length];
    for (int i = 0; i < rounded.length; i++) {
      double weight = weights[i] / sum * (1 << BITS);
      rounded[i] = (int) (weight + Math.copySign(0.5, weight));
    }
    return rounded;
  }

  private static double kernel(double distance) {
    double x = Math.abs(distance);
    if (x < 1) {
      return ((A + 2) * x - (A + 3)) * x * x + 1;
    }
    return x < REACH ? (((x - 5) * x + 8) * x - 4) * A : 0;
  }

  private static int[] scaled(int[] line, Taps[] taps) {
    int[] scaled = new int[taps.length];
    for (int i = 0; i < taps.length; i++) {
      for (int shift = 16; shift >= 0; shift -= 8) {
        scaled[i] = scaled[i] << 8 | channel(line, taps[i], shift);
      }
    }
    return scaled;
  }

  private static int channel(int[] line, Taps taps, int shift) {
    long sum = 1L << BITS - 1;
    for (int j = 0; j < taps.weights.length; j++) {
      sum += (long) taps.weights[j] * (line[taps.first + j] >> shift & 0xff);
    }
    return (int) Math.max(0, Math.min(255, sum >> BITS));
  }
}
