package studio.eligen.cli;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import studio.eligen.agent.design.Bounds;
import studio.eligen.agent.evaluation.TileSheet;
import studio.eligen.engine.RenderException.BadRequest;
import studio.eligen.engine.files.Reason;
import studio.eligen.engine.image.Photo;
import studio.eligen.engine.json.SmallFile;
import studio.eligen.engine.training.TrainingSet.Entity;
import studio.eligen.engine.training.TrainingSet.Item;

/** Pictures of a dataset side by side, each with its prompt and the places of its entities. */
final class DatasetSheet {

  private static final int SIDE = 360;
  private static final int GAP = 16;
  private static final int LINE = 16;
  private static final int CAPTION_LINES = 3;
  private static final int CAPTION = CAPTION_LINES * LINE + 8;
  private static final int MOST_COLUMNS = 4;
  private static final long LARGEST = 256L << 20;

  /** Told apart by those who see few colours, as neighbours differ in lightness too. */
  private static final Color[] PAINTS = {
    new Color(0xFF5A5F), new Color(0x00A6FB), new Color(0xFFC914), new Color(0x17BEBB),
    new Color(0xB07BFF), new Color(0xFF9F1C), new Color(0x7AE582), new Color(0xFF70A6)
  };

  private final Graphics2D graphics;

  private DatasetSheet(Graphics2D graphics) {
    this.graphics = graphics;
  }

  /**
   * The sheet, at most four in a row.
   *
   * @throws BadRequest if a picture or a mask cannot be read
   */
  static BufferedImage of(List<Item> items) {
    int columns = Math.min(MOST_COLUMNS, items.size());
    Dimension tile = new Dimension(SIDE, SIDE + CAPTION);
    return TileSheet.of(
        items, columns, tile, GAP, (graphics, item) -> new DatasetSheet(graphics).draw(item));
  }

  private void draw(Item item) {
    BufferedImage picture = picture(item.image());
    int left = (SIDE - picture.getWidth()) / 2;
    graphics.drawImage(picture, left, 0, null);
    List<Rectangle2D> boxes = new ArrayList<>();
    for (Entity entity : item.entities()) {
      Bounds at = Bounds.of(entity.place().in(picture.getWidth(), picture.getHeight()));
      boxes.add(
          new Rectangle2D.Double(
              left + at.x0() * picture.getWidth(),
              at.y0() * picture.getHeight(),
              at.width() * picture.getWidth(),
              at.height() * picture.getHeight()));
    }
    for (int i = 0; i < boxes.size(); i++) {
      frame(boxes.get(i), PAINTS[i % PAINTS.length]);
    }
    List<Rectangle2D> labels = new ArrayList<>();
    for (int i = 0; i < boxes.size(); i++) {
      label(item.entities().get(i).prompt(), boxes.get(i), PAINTS[i % PAINTS.length], labels);
    }
    caption(item, picture.getHeight());
  }

  private static BufferedImage picture(Path file) {
    try {
      return Photo.small(SmallFile.read(file, LARGEST), file.toString(), SIDE);
    } catch (IOException e) {
      throw new BadRequest("%s cannot be read: %s.".formatted(file, Reason.of(e)), e);
    }
  }

  private void frame(Rectangle2D box, Color paint) {
    graphics.setColor(new Color(0, 0, 0, 150));
    graphics.setStroke(new BasicStroke(4));
    graphics.draw(box);
    graphics.setColor(paint);
    graphics.setStroke(new BasicStroke(2));
    graphics.draw(box);
  }

  /** Above the box, or further down where there is no room or another label. */
  private void label(String prompt, Rectangle2D box, Color paint, List<Rectangle2D> others) {
    graphics.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 11));
    FontMetrics metrics = graphics.getFontMetrics();
    String text = cut(prompt, metrics, SIDE - 8);
    int width = metrics.stringWidth(text) + 6;
    double x = Math.max(0, Math.min(box.getX(), SIDE - width));
    Rectangle2D at = new Rectangle2D.Double(x, Math.max(0, box.getY() - LINE), width, LINE);
    for (int step = 0; step < SIDE / LINE && isTaken(at, others); step++) {
      at = new Rectangle2D.Double(x, at.getY() + LINE, width, LINE);
    }
    others.add(at);
    graphics.setColor(paint);
    graphics.fill(at);
    graphics.setColor(Color.BLACK);
    graphics.drawString(text, (float) x + 3, (float) at.getY() + LINE - 4);
  }

  private static boolean isTaken(Rectangle2D at, List<Rectangle2D> others) {
    return others.stream().anyMatch(at::intersects);
  }

  /** Its prompt, below the words that led to it where there are such. */
  private void caption(Item item, int picture) {
    graphics.setColor(new Color(0x22262A));
    int below = picture;
    if (item.edit().isPresent()) {
      graphics.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 12));
      below += LINE;
      graphics.drawString(cut(item.edit().get(), graphics.getFontMetrics(), SIDE), 0, below);
    }
    graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
    FontMetrics metrics = graphics.getFontMetrics();
    StringBuilder line = new StringBuilder();
    int lines = 0;
    int room = item.edit().isPresent() ? CAPTION_LINES - 1 : CAPTION_LINES;
    for (String word : cut(item.prompt(), metrics, room * SIDE * 9 / 10).split(" ")) {
      if (!line.isEmpty() && metrics.stringWidth(line + " " + word) > SIDE) {
        graphics.drawString(line.toString(), 0, below + LINE * ++lines);
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    graphics.drawString(line.toString(), 0, below + LINE * (lines + 1));
  }

  /** On one line, and what fits of it. */
  private static String cut(String text, FontMetrics metrics, int width) {
    String line = text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
    if (line.length() > width) {
      line = line.substring(0, width); // no letter is less than a pixel wide
    }
    if (metrics.stringWidth(line) <= width) {
      return line;
    }
    int length = line.length();
    while (length > 0 && metrics.stringWidth(line.substring(0, length) + "…") > width) {
      length--;
    }
    return line.substring(0, length).strip() + "…";
  }
}
