package studio.eligen.engine.image;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
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
    if (source.getType() == BufferedImage.TYPE_INT_RGB) {
      return source;
    }
    BufferedImage readable = readable(source);
    int width = source.getWidth();
    BufferedImage rgb = new BufferedImage(width, source.getHeight(), BufferedImage.TYPE_INT_RGB);
    int[] row = new int[width];
    for (int y = 0; y < source.getHeight(); y++) {
      row(readable, y, row);
      for (int x = 0; x < width; x++) {
        row[x] = over(row[x], 255);
      }
      rgb.setRGB(0, y, width, 1, row, 0, width);
    }
    return rgb;
  }

  /** Red, green, blue and opacity, in a picture of its own. */
  static BufferedImage toArgb(BufferedImage source) {
    BufferedImage readable = readable(source);
    int width = source.getWidth();
    BufferedImage argb = new BufferedImage(width, source.getHeight(), BufferedImage.TYPE_INT_ARGB);
    int[] row = new int[width];
    for (int y = 0; y < source.getHeight(); y++) {
      row(readable, y, row);
      argb.setRGB(0, y, width, 1, row, 0, width);
    }
    return argb;
  }

  /** A picture whose rows {@link #row} can tell: one in grey, in sRGB, or in inks. */
  private static BufferedImage readable(BufferedImage source) {
    ColorSpace space = source.getColorModel().getColorSpace();
    if (isGrey(source) || space.isCS_sRGB() || isInks(space)) {
      return source;
    }
    int type =
        source.getColorModel().hasAlpha()
            ? BufferedImage.TYPE_INT_ARGB
            : BufferedImage.TYPE_INT_RGB;
    BufferedImage converted = new BufferedImage(source.getWidth(), source.getHeight(), type);
    return new ColorConvertOp(null).filter(source, converted);
  }

  /** Four inks without a profile: each takes its share of the light. */
  private static boolean isInks(ColorSpace space) {
    return space.getType() == ColorSpace.TYPE_CMYK && !(space instanceof ICC_ColorSpace);
  }

  private static void row(BufferedImage readable, int y, int[] row) {
    if (isGrey(readable)) {
      greyRow(readable, y, row);
    } else if (isInks(readable.getColorModel().getColorSpace())) {
      inkRow(readable, y, row);
    } else {
      readable.getRGB(0, y, row.length, 1, row, 0, row.length);
    }
  }

  private static void inkRow(BufferedImage image, int y, int[] row) {
    Raster raster = image.getRaster();
    int most = (1 << image.getColorModel().getComponentSize(0)) - 1;
    int[] inks = new int[raster.getNumBands()];
    for (int x = 0; x < row.length; x++) {
      raster.getPixel(x, y, inks);
      int paper = 255 - eightBits(inks[3], most);
      int argb = 255;
      for (int ink = 0; ink < 3; ink++) {
        argb = argb << 8 | ((255 - eightBits(inks[ink], most)) * paper + 127) / 255;
      }
      row[x] = argb;
    }
  }

  /** One grey value a pixel, the luma of a coloured one; what is transparent is put on black. */
  static GreyMap toGrey(BufferedImage source) {
    BufferedImage readable = readable(source);
    int width = source.getWidth();
    byte[] values = new byte[width * source.getHeight()];
    int[] row = new int[width];
    for (int y = 0; y < source.getHeight(); y++) {
      row(readable, y, row);
      for (int x = 0; x < width; x++) {
        values[y * width + x] = (byte) luma(over(row[x], 0));
      }
    }
    return new GreyMap(width, source.getHeight(), values);
  }

  private static boolean isGrey(BufferedImage image) {
    return image.getColorModel().getColorSpace().getType() == ColorSpace.TYPE_GRAY;
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
