package studio.eligen.agent.evaluation;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.function.BiConsumer;

/** Many small drawings on one white sheet, row by row. */
public final class TileSheet {

  private TileSheet() {}

  /**
   * @param tile the size of each, in pixels
   * @param gap between them and around all, in pixels
   * @param drawing draws one of them, from 0, 0 on; what goes beyond its tile is cut off
   */
  public static <T> BufferedImage of(
      List<T> items, int columns, Dimension tile, int gap, BiConsumer<Graphics2D, T> drawing) {
    int rows = (items.size() + columns - 1) / columns;
    BufferedImage sheet =
        new BufferedImage(
            gap + columns * (tile.width + gap),
            gap + rows * (tile.height + gap),
            BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = sheet.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
    for (int i = 0; i < items.size(); i++) {
      int x = gap + i % columns * (tile.width + gap);
      int y = gap + i / columns * (tile.height + gap);
      Graphics2D own = (Graphics2D) graphics.create(x, y, tile.width, tile.height);
      drawing.accept(own, items.get(i));
      own.dispose();
    }
    graphics.dispose();
    return sheet;
  }
}
