package studio.eligen.cli.pictures;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;

/** A picture of where a trial's things shall be. */
final class PlacesPicture {

  private static final Color[] BOXES = {
    new Color(0xc0392b), new Color(0x2471a3), new Color(0x1e8449), new Color(0x9a7d0a)
  };

  private static final Color PAPER = new Color(0xf4f4f0);
  private static final int LETTERS = 17;

  private PlacesPicture() {}

  /** The places of a trial's things, and what each is. */
  static BufferedImage of(PictureTrial trial) {
    BufferedImage picture =
        new BufferedImage(PictureTrial.SIDE, PictureTrial.SIDE, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = picture.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setColor(PAPER);
    graphics.fillRect(0, 0, PictureTrial.SIDE, PictureTrial.SIDE);
    graphics.setStroke(new BasicStroke(3));
    for (int i = 0; i < trial.things().size(); i++) {
      graphics.setColor(BOXES[i % BOXES.length]);
      Rectangle box = trial.things().get(i).box();
      graphics.drawRect(box.x + 1, box.y + 1, box.width - 3, box.height - 3);
    }
    for (int i = 0; i < trial.things().size(); i++) {
      graphics.setColor(BOXES[i % BOXES.length]);
      label(graphics, trial.things().get(i).prompt(), trial.things().get(i).box());
    }
    graphics.dispose();
    return picture;
  }

  /** In the top of its box, on paper of its own, so that it can be read wherever it is. */
  private static void label(Graphics2D graphics, String words, Rectangle box) {
    graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, LETTERS));
    int width = graphics.getFontMetrics().stringWidth(words);
    int x = Math.max(2, Math.min(box.x + 5, PictureTrial.SIDE - width - 3));
    Color ink = graphics.getColor();
    graphics.setColor(PAPER);
    graphics.fillRect(x - 1, box.y + 4, width + 3, LETTERS + 2);
    graphics.setColor(ink);
    graphics.drawString(words, x, box.y + LETTERS + 1);
  }
}
