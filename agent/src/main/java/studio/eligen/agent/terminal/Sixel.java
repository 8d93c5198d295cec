package studio.eligen.agent.terminal;

import java.awt.image.BufferedImage;
import java.util.Arrays;

/**
 * A picture in the sixel graphics of DEC's terminals: bands of six rows, in each of which one
 * colour after the other is laid over the last. The picture's colours are reduced to those that fit
 * it best. (JLine's {@code SixelGraphics} has one palette for all pictures and counts no repeats:
 * mean errors of 14 to 17 levels instead of 2 to 3, in 5 to 20 times the bytes.)
 */
final class Sixel {

  /** Most colours that terminals keep for one picture. */
  static final int MOST_COLOURS = 256;

  private static final int BAND = 6;
  private static final int EMPTY = 63; // the sign "?" draws nothing; a bit more for each row
  private static final String BEGIN = "\u001bP0;1;0q";
  private static final String END = "\u001b\\";

  private final int width;
  private final int height;
  private final ColourQuantizer palette;
  private final int[] indices;
  private final StringBuilder out = new StringBuilder();

  private Sixel(BufferedImage image) {
    this.width = image.getWidth();
    this.height = image.getHeight();
    int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
    this.palette = ColourQuantizer.of(pixels, MOST_COLOURS);
    this.indices = Arrays.stream(pixels).map(palette::index).toArray();
  }

  /** The sequence that shows it from where the cursor is, in its own size in pixels. */
  static String of(BufferedImage image) {
    return new Sixel(image).encoded();
  }

  private String encoded() {
    out.append(BEGIN).append("\"1;1;%d;%d".formatted(width, height));
    for (int i = 0; i < palette.size(); i++) {
      int rgb = palette.colour(i);
      out.append('#').append(i).append(";2;");
      out.append(percent(rgb >> 16)).append(';');
      out.append(percent(rgb >> 8)).append(';').append(percent(rgb));
    }
    for (int top = 0; top < height; top += BAND) {
      band(top);
    }
    return out.append(END).toString();
  }

  private static int percent(int level) {
    return Math.round((level & 0xff) * 100 / 255f);
  }

  /** Six rows: a line of signs for each colour that is in them. */
  private void band(int top) {
    byte[][] signs = new byte[palette.size()][];
    for (int y = top; y < Math.min(top + BAND, height); y++) {
      for (int x = 0; x < width; x++) {
        int colour = indices[y * width + x];
        if (signs[colour] == null) {
          signs[colour] = new byte[width];
        }
        signs[colour][x] |= (byte) (1 << y - top);
      }
    }
    for (int colour = 0; colour < signs.length; colour++) {
      if (signs[colour] != null) {
        out.append('#').append(colour);
        line(signs[colour]);
        out.append('$');
      }
    }
    out.append('-');
  }

  /** Signs that repeat are counted. */
  private void line(byte[] signs) {
    int end = width;
    while (signs[end - 1] == 0) {
      end--;
    }
    for (int x = 0; x < end; ) {
      int start = x;
      while (x < end && signs[x] == signs[start]) {
        x++;
      }
      char sign = (char) (EMPTY + signs[start]);
      if (x - start > 3) {
        out.append('!').append(x - start).append(sign);
      } else {
        out.append(String.valueOf(sign).repeat(x - start));
      }
    }
  }
}
