package studio.eligen.engine.image;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.ColorModel;
import java.awt.image.Raster;
import studio.eligen.engine.GreyMap;

/**
 * A decoded picture's numbers, as eight bits each.
 *
 * <p>Grey pictures are read sample by sample: Java takes their grey as linear light, so that {@code
 * getRGB} would make 188 of a stored 128.
 */
final class Samples {

  private Samples() {}

  /** Red, green and blue; what is transparent is put on white. */
  static BufferedImage toRgb(BufferedImage source) {
    int width = source.getWidth();
    int height = source.getHeight();
    if (source.getType() == BufferedImage.TYPE_INT_RGB) {
      return source;
    }
    BufferedImage rgb = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    boolean grey = isGrey(source);
    if (!grey && !source.getColorModel().getColorSpace().isCS_sRGB()) {
      return new ColorConvertOp(null).filter(source, rgb);
    }
    int[] row = new int[width];
    for (int y = 0; y < height; y++) {
      if (grey) {
        greyRow(source, y, row);
      } else {
        source.getRGB(0, y, width, 1, row, 0, width);
      }
      for (int x = 0; x < width; x++) {
        row[x] = over(row[x], 255);
      }
      rgb.setRGB(0, y, width, 1, row, 0, width);
    }
    return rgb;
  }

  /** One grey value a pixel, the luma of a coloured one; what is transparent is put on black. */
  static GreyMap toGrey(BufferedImage source) {
    int width = source.getWidth();
    boolean grey = isGrey(source);
    BufferedImage readable = grey || isSrgb(source) ? source : toRgb(source);
    byte[] values = new byte[width * source.getHeight()];
    int[] row = new int[width];
    for (int y = 0; y < source.getHeight(); y++) {
      if (grey) {
        greyRow(readable, y, row);
      } else {
        readable.getRGB(0, y, width, 1, row, 0, width);
      }
      for (int x = 0; x < width; x++) {
        values[y * width + x] = (byte) luma(over(row[x], 0));
      }
    }
    return new GreyMap(width, source.getHeight(), values);
  }

  private static boolean isGrey(BufferedImage image) {
    return image.getColorModel().getColorSpace().getType() == ColorSpace.TYPE_GRAY;
  }

  private static boolean isSrgb(BufferedImage image) {
    return image.getColorModel().getColorSpace().isCS_sRGB();
  }

  /** A row of a grey picture as ARGB, with the samples as they are stored. */
  private static void greyRow(BufferedImage image, int y, int[] row) {
    Raster raster = image.getRaster();
    ColorModel model = image.getColorModel();
    int greyMost = (1 << model.getComponentSize(0)) - 1;
    boolean alpha = model.hasAlpha();
    int alphaMost = alpha ? (1 << model.getComponentSize(1)) - 1 : 1;
    for (int x = 0; x < row.length; x++) {
      int grey = eightBits(raster.getSample(x, y, 0), greyMost);
      int opacity = alpha ? eightBits(raster.getSample(x, y, 1), alphaMost) : 255;
      row[x] = opacity << 24 | grey << 16 | grey << 8 | grey;
    }
  }

  private static int eightBits(int sample, int most) {
    return (sample * 255 + most / 2) / most;
  }

  private static int over(int argb, int background) {
    int alpha = argb >>> 24;
    int result = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
      int value = (argb >> shift & 0xff) * alpha + background * (255 - alpha);
      result |= (value + 127) / 255 << shift;
    }
    return result;
  }

  /** ITU-R BT.601, in the fixed-point arithmetic that PIL's {@code convert("L")} uses. */
  private static int luma(int rgb) {
    int red = rgb >> 16 & 0xff;
    int green = rgb >> 8 & 0xff;
    int blue = rgb & 0xff;
    return (red * 19595 + green * 38470 + blue * 7471 + 0x8000) >> 16;
  }
}
