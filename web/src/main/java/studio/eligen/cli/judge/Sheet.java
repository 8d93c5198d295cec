package studio.eligen.cli.judge;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;

/** Pictures in rows, with titles. */
public final class Sheet {

  private static final int TILE = 160;
  private static final int GAP = 6;
  private static final int TITLE = 22;
  private static final Color PAPER = Color.WHITE;
  private static final Color INK = new Color(0x202020);

  private final BufferedImage image;
  private final Graphics2D graphics;
  private int top;

  /**
   * An empty one.
   *
   * @param columns pictures in a row
   */
  public Sheet(int columns, int rows) {
    image =
        new BufferedImage(
            GAP + columns * (TILE + GAP),
            GAP + rows * (TITLE + TILE + GAP),
            BufferedImage.TYPE_INT_RGB);
    graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    graphics.setColor(PAPER);
    graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
    top = GAP;
  }

  /** The next row. */
  public void row(String title, List<BufferedImage> pictures) {
    graphics.setColor(INK);
    graphics.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 13));
    graphics.drawString(title, GAP, top + TITLE - 7);
    paint(pictures);
  }

  /** The next row, with a title above each picture, cut where there is no room for it. */
  public void row(List<String> titles, List<BufferedImage> pictures) {
    graphics.setColor(INK);
    graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 11));
    for (int i = 0; i < titles.size(); i++) {
      graphics.drawString(cut(titles.get(i)), GAP + i * (TILE + GAP), top + TITLE - 7);
    }
    paint(pictures);
  }

  private String cut(String title) {
    String shown = title;
    while (graphics.getFontMetrics().stringWidth(shown) > TILE) {
      shown = shown.substring(0, shown.length() - 2).stripTrailing() + "…";
    }
    return shown;
  }

  private void paint(List<BufferedImage> pictures) {
    for (int i = 0; i < pictures.size(); i++) {
      graphics.drawImage(pictures.get(i), GAP + i * (TILE + GAP), top + TITLE, TILE, TILE, null);
    }
    top += TITLE + TILE + GAP;
  }

  public BufferedImage image() {
    return image;
  }
}
