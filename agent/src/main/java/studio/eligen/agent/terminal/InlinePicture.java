package studio.eligen.agent.terminal;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import studio.eligen.engine.image.Pictures;

/**
 * How a terminal is made to show a picture between lines of text. (JLine's {@code KittyGraphics}
 * takes sizes in pixels to cut out instead of characters to fill, and its {@code ITerm2Graphics}
 * tells no length.)
 */
enum InlinePicture {
  /** Not at all. */
  OFF,
  /** Two pixels a character, as the colours of an upper half block and of what is behind it. */
  BLOCKS,
  /** The kitty graphics protocol: a PNG in base64, in chunks. */
  KITTY,
  /** The inline images of iTerm2 (OSC 1337): a PNG in base64. */
  ITERM,
  /** The sixel graphics of DEC: rows of pixels in at most 256 colours. */
  SIXEL;

  /** Most of kitty's payload that one sequence may carry, in base64 characters. */
  static final int KITTY_CHUNK = 4096;

  /** Pixels of a character where pictures are made of pixels; most terminals have more. */
  private static final int CELL_WIDTH = 8;

  private static final int CELL_HEIGHT = 16;

  private static final String ESCAPE = "\u001b";
  private static final String UPPER_HALF = "\u2580";

  /**
   * What has to be written at the beginning of a line to show the picture; it ends a line.
   *
   * @param area how large it is shown
   * @param colours what half blocks may use
   */
  String encoded(BufferedImage image, Area area, ColourDepth colours) {
    return switch (this) {
      case OFF -> "";
      case BLOCKS -> blocks(image, area, colours);
      case KITTY -> kitty(Pictures.png(image), area);
      case ITERM -> iterm(Pictures.png(image), area);
      case SIXEL -> Sixel.of(scaled(image, area)) + '\n';
    };
  }

  /** Whether details can be seen. */
  boolean isFine() {
    return this == KITTY || this == ITERM || this == SIXEL;
  }

  /** A part of the screen in characters. */
  record Area(int columns, int rows) {

    /**
     * The largest area of a picture's shape, taking a character for twice as high as wide.
     *
     * @param within how much room there is
     */
    static Area of(int width, int height, Area within) {
      double rows = Math.min(within.rows, within.columns * (double) height / width / 2);
      int columns = (int) Math.round(rows * 2 * width / height);
      return new Area(
          Math.max(1, Math.min(columns, within.columns)), Math.max(1, (int) Math.round(rows)));
    }
  }

  private static String blocks(BufferedImage image, Area area, ColourDepth colours) {
    StringBuilder out = new StringBuilder();
    for (int row = 0; row < area.rows(); row++) {
      for (int column = 0; column < area.columns(); column++) {
        out.append(colours.foreground(mean(image, area, column, 2 * row)))
            .append(colours.background(mean(image, area, column, 2 * row + 1)))
            .append(UPPER_HALF);
      }
      out.append(colours.reset()).append('\n');
    }
    return out.toString();
  }

  /** The mean colour of the part of the picture that half a character shows. */
  private static int mean(BufferedImage image, Area area, int column, int halfRow) {
    int left = column * image.getWidth() / area.columns();
    int right = Math.max(left + 1, (column + 1) * image.getWidth() / area.columns());
    int top = halfRow * image.getHeight() / (2 * area.rows());
    int bottom = Math.max(top + 1, (halfRow + 1) * image.getHeight() / (2 * area.rows()));
    long red = 0;
    long green = 0;
    long blue = 0;
    for (int y = top; y < bottom; y++) {
      for (int x = left; x < right; x++) {
        int rgb = image.getRGB(x, y);
        red += rgb >> 16 & 0xff;
        green += rgb >> 8 & 0xff;
        blue += rgb & 0xff;
      }
    }
    long pixels = (long) (right - left) * (bottom - top);
    return (int) (red / pixels << 16 | green / pixels << 8 | blue / pixels);
  }

  /** Shown at once (a=T) as a PNG (f=100); q=2 keeps the terminal from answering into the input. */
  private static String kitty(byte[] png, Area area) {
    String payload = base64(png);
    StringBuilder out = new StringBuilder();
    for (int at = 0; at < payload.length(); at += KITTY_CHUNK) {
      int end = Math.min(payload.length(), at + KITTY_CHUNK);
      out.append(ESCAPE).append("_G");
      if (at == 0) {
        out.append("a=T,f=100,q=2,c=%d,r=%d,".formatted(area.columns(), area.rows()));
      }
      out.append(end < payload.length() ? "m=1;" : "m=0;");
      out.append(payload, at, end).append(ESCAPE).append('\\');
    }
    return out.append('\n').toString();
  }

  private static String iterm(byte[] png, Area area) {
    return ESCAPE
        + "]1337;File=inline=1;size=%d;width=%d;height=%d;preserveAspectRatio=1:"
            .formatted(png.length, area.columns(), area.rows())
        + base64(png)
        + "\u0007\n";
  }

  private static BufferedImage scaled(BufferedImage image, Area area) {
    int width = area.columns() * CELL_WIDTH;
    int height = area.rows() * CELL_HEIGHT;
    BufferedImage scaled = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = scaled.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    graphics.drawImage(image, 0, 0, width, height, null);
    graphics.dispose();
    return scaled;
  }

  private static String base64(byte[] png) {
    return new String(Base64.getEncoder().encode(png), StandardCharsets.US_ASCII);
  }
}
