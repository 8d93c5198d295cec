package studio.eligen.engine.image;

import java.awt.image.BufferedImage;

/** A picture as the autoencoder takes it: three planes of numbers in [-1, 1], row by row. */
public final class Planes {

  private Planes() {}

  /** Red, green and blue, one after the other: 3 · height · width values. */
  public static float[] of(BufferedImage image) {
    int width = image.getWidth();
    int size = width * image.getHeight();
    int[] rgb = image.getRGB(0, 0, width, image.getHeight(), null, 0, width);
    float[] planes = new float[3 * size];
    for (int i = 0; i < size; i++) {
      for (int channel = 0; channel < 3; channel++) {
        int value = rgb[i] >> (16 - 8 * channel) & 0xff;
        planes[channel * size + i] = value / 127.5f - 1;
      }
    }
    return planes;
  }

  /** The picture of such planes; what lies outside [-1, 1] is cut off. */
  public static BufferedImage image(float[] planes, int width, int height) {
    int size = width * height;
    int[] rgb = new int[size];
    for (int i = 0; i < size; i++) {
      for (int channel = 0; channel < 3; channel++) {
        float value = (planes[channel * size + i] / 2 + 0.5f) * 255;
        rgb[i] = rgb[i] << 8 | Math.max(0, Math.min(255, (int) Math.rint(value)));
      }
    }
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    image.setRGB(0, 0, width, height, rgb, 0, width);
    return image;
  }
}
