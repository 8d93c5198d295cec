package studio.eligen.agent.evaluation;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import studio.eligen.agent.design.Bounds;
import studio.eligen.agent.design.Entity;
import studio.eligen.agent.evaluation.Layouts.Layout;

/** Layouts side by side: labelled boxes before a backdrop, each under its sentence. */
public final class LayoutSheet {

  private static final int COLUMNS = 4;
  private static final int SIDE = 300;
  private static final int GAP = 18;
  private static final int CAPTION = 44;

  /** Muted, and told apart by those who see few colours, as neighbours differ in lightness too. */
  private static final Color[] PAINTS = {
    new Color(0xD1495B), new Color(0x2E86AB), new Color(0xEDAE49), new Color(0x3B7A57),
    new Color(0x7B5EA7), new Color(0xE07A3F), new Color(0x3D405B), new Color(0x8AA29E)
  };

  private final Graphics2D graphics;

  private LayoutSheet(Graphics2D graphics) {
    this.graphics = graphics;
  }

  /** The sheet of these, four in a row. */
  public static BufferedImage of(List<Layout> layouts) {
    Dimension tile = new Dimension(SIDE, SIDE + CAPTION);
    return TileSheet.of(
        layouts, COLUMNS, tile, GAP, (graphics, layout) -> new LayoutSheet(graphics).draw(layout));
  }

  private void draw(Layout layout) {
    caption(layout.sentence());
    graphics.translate(0, CAPTION);
    graphics.setClip(new RoundRectangle2D.Double(0, 0, SIDE, SIDE, 14, 14));
    Backdrop.of(layout.design()).paint(graphics, SIDE);
    List<Entity> entities = layout.design().entities();
    for (int i = 0; i < entities.size(); i++) {
      box(entities.get(i), PAINTS[i % PAINTS.length]);
    }
    for (int i = 0; i < entities.size(); i++) {
      List<Rectangle2D> before =
          entities.subList(i + 1, entities.size()).stream().map(LayoutSheet::place).toList();
      label(entities.get(i).prompt(), place(entities.get(i)), before);
    }
  }

  private void caption(String sentence) {
    graphics.setColor(new Color(0x22262A));
    graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 14));
    List<String> lines = wrapped(sentence, graphics.getFontMetrics());
    for (int i = 0; i < lines.size(); i++) {
      graphics.drawString(lines.get(i), 2, CAPTION - 9 - 17 * (lines.size() - 1 - i));
    }
  }

  /** At most two lines of what fits. */
  private static List<String> wrapped(String text, FontMetrics metrics) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ")) {
      if (!line.isEmpty() && metrics.stringWidth(line + " " + word) > SIDE - 4 && lines.isEmpty()) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }

  private static Rectangle2D place(Entity entity) {
    Bounds bounds = Bounds.of(entity.region());
    return new Rectangle2D.Double(
        bounds.x0() * SIDE, bounds.y0() * SIDE, bounds.width() * SIDE, bounds.height() * SIDE);
  }

  private void box(Entity entity, Color paint) {
    Rectangle2D at = place(entity);
    RoundRectangle2D shape =
        new RoundRectangle2D.Double(
            at.getX() + 1, at.getY() + 1, at.getWidth() - 2, at.getHeight() - 2, 10, 10);
    graphics.setColor(new Color(paint.getRed(), paint.getGreen(), paint.getBlue(), 190));
    graphics.fill(shape);
    graphics.setColor(paint.darker());
    graphics.setStroke(new BasicStroke(1.6f));
    graphics.draw(shape);
  }

  /**
   * Within the box, upright or turned, in letters that fit.
   *
   * @param before what hides a part of the box, and would hide the label
   */
  private void label(String text, Rectangle2D box, List<Rectangle2D> before) {
    boolean turned = false;
    int across = 0;
    for (int size = 13; size >= 7; size--) {
      graphics.setFont(new Font(Font.SANS_SERIF, Font.BOLD, size));
      across = graphics.getFontMetrics().stringWidth(text);
      turned = across > box.getWidth() - 4 && box.getHeight() > box.getWidth();
      if (across <= (turned ? box.getHeight() : box.getWidth()) - 4) {
        break;
      }
    }
    int high = graphics.getFontMetrics().getAscent();
    double free = turned ? 0 : Math.max(0, (box.getHeight() - high) / 2 - 4);
    for (double away : new double[] {0, -free, free}) {
      double y = box.getCenterY() + away;
      Rectangle2D written =
          new Rectangle2D.Double(box.getCenterX() - across / 2.0, y - high / 2.0, across, high);
      if (away == free || before.stream().noneMatch(written::intersects)) {
        write(text, box.getCenterX(), y, across, turned);
        return;
      }
    }
  }

  private void write(String text, double x, double y, int across, boolean turned) {
    Graphics2D pen = (Graphics2D) graphics.create();
    pen.translate(x, y);
    if (turned) {
      pen.rotate(-Math.PI / 2);
    }
    float ascent = pen.getFontMetrics().getAscent();
    pen.setColor(new Color(0, 0, 0, 110));
    pen.drawString(text, -across / 2f + 1, ascent / 2f);
    pen.setColor(Color.WHITE);
    pen.drawString(text, -across / 2f, ascent / 2f - 1);
    pen.dispose();
  }
}
