package studio.eligen.cli.judge;

import java.awt.image.BufferedImage;

/**
 * A picture's pixels, read once for the many windows that are looked through.
 *
 * @param pixels row by row
 */
record PixelView(int[] pixels, int width, int height) {

  static PixelView of(BufferedImage picture) {
    int width = picture.getWidth();
    int height = picture.getHeight();
    return new PixelView(picture.getRGB(0, 0, width, height, null, 0, width), width, height);
  }

  /** Outside of the picture it is as at its edge. */
  int at(double x, double y) {
    int column = Math.max(0, Math.min(width - 1, (int) x));
    int row = Math.max(0, Math.min(height - 1, (int) y));
    return pixels[row * width + column];
  }
}
