package studio.eligen.engine.image;

import java.awt.image.BufferedImage;

/** Scales pictures down: each new pixel is the mean of the area that it covers. */
final class Downscale {

  private Downscale() {}

  /**
   * @param source of {@code TYPE_INT_RGB}
   * @param width at most the source's
   * @param height at most the source's
   */
  static BufferedImage to(BufferedImage source, int width, int height) {
    if (width == source.getWidth() && height == source.getHeight()) {
      return source;
    }
    BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    int[] row = new int[source.getWidth()];
    double step = (double) source.getHeight() / height;
    for (int y = 0; y < height; y++) {
      double top = y * step;
      double bottom = Math.min(top + step, source.getHeight());
      double[] sums = new double[3 * width];
      for (int from = (int) top; from < bottom; from++) {
        source.getRGB(0, from, row.length, 1, row, 0, row.length);
        add(row, Math.min(from + 1, bottom) - Math.max(from, top), sums);
      }
      double area = (bottom - top) * row.length / width;
      for (int x = 0; x < width; x++) {
        small.setRGB(x, y, rgb(sums, 3 * x, area));
      }
    }
    return small;
  }

  private static void add(int[] row, double weight, double[] sums) {
    int width = sums.length / 3;
    double step = (double) row.length / width;
    for (int x = 0; x < width; x++) {
      double left = x * step;
      double right = Math.min(left + step, row.length);
      for (int from = (int) left; from < right; from++) {
        double share = weight * (Math.min(from + 1, right) - Math.max(from, left));
        sums[3 * x] += share * (row[from] >> 16 & 255);
        sums[3 * x + 1] += share * (row[from] >> 8 & 255);
        sums[3 * x + 2] += share * (row[from] & 255);
      }
    }
  }

  private static int rgb(double[] sums, int at, double area) {
    int rgb = 0;
    for (int channel = 0; channel < 3; channel++) {
      rgb = rgb << 8 | (int) Math.min(255, Math.round(sums[at + channel] / area));
    }
    return rgb;
  }
}
