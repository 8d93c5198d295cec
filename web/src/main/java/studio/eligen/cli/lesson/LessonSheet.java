package studio.eligen.cli.lesson;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;
import studio.eligen.cli.lesson.Lesson.Layout;

/** Pictures as they should be, above those before and those after. */
public final class LessonSheet {

  private LessonSheet() {}

  /** A column a layout. */
  public static BufferedImage of(
      List<Layout> layouts, List<BufferedImage> before, List<BufferedImage> after) {
    int width = layouts.size() * Lesson.SIDE;
    BufferedImage sheet = new BufferedImage(width, 3 * Lesson.SIDE, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = sheet.createGraphics();
    for (int i = 0; i < layouts.size(); i++) {
      int x = i * Lesson.SIDE;
      graphics.drawImage(Lesson.picture(layouts.get(i)), x, 0, null);
      graphics.drawImage(before.get(i), x, Lesson.SIDE, null);
      graphics.drawImage(after.get(i), x, 2 * Lesson.SIDE, null);
    }
    graphics.dispose();
    return sheet;
  }
}
