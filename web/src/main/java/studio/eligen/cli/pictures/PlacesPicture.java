package studio.eligen.cli.pictures;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;

/** A picture of where a trial's things shall be. */
final class PlacesPicture {

  private static final Color[] BOXES = {
    new Color(0xc0392b), new Color(0x2471a3), new Color(0x1e8449), new Color(0x9a7d0a)
  };

  private PlacesPicture() {}

  /** The places of a trial's things, and what each is. */
  static BufferedImage of(PictureTrial trial) {
    BufferedImage picture =
        new BufferedImage(PictureTrial.SIDE, PictureTrial.SIDE, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = picture.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setColor(new Color(0xf4f4f0));
    graphics.fillRect(0, 0, PictureTrial.SIDE, PictureTrial.SIDE);
    graphics.setStroke(new BasicStroke(3));
    for (int i = 0; i < trial.things().size(); i++) {
      PictureTrial.Thing thing = trial.things().get(i);
      graphics.setColor(BOXES[i % BOXES.length]);
      Rectangle box = thing.box();
      graphics.drawRect(box.x + 1, box.y + 1, box.width - 3, box.height - 3);
      label(graphics, thing.prompt(), box);
    }
    graphics.dispose();
    return picture;
  }

  /** In the top of its box, as large as it can be and still be read. */
  private static void label(Graphics2D graphics, String words, Rectangle box) {
    Font font = new Font(Font.SANS_SERIF, Font.PLAIN, 20);
    double width = graphics.getFontMetrics(font).stringWidth(words);
    double scale = Math.max(.6, Math.min(1, (box.width - 10) / width));
    graphics.setFont(font.deriveFont(AffineTransform.getScaleInstance(scale, scale)));
    int x = (int) Math.max(2, Math.min(box.x + 6, PictureTrial.SIDE - width * scale - 2));
    graphics.drawString(words, x, box.y + 21);
  }
}
