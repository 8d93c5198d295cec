package studio.eligen.agent;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import studio.eligen.agent.design.Bounds;
import studio.eligen.agent.design.Canvas;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.DesignEdit;
import studio.eligen.agent.design.Entity;
import studio.eligen.agent.design.InvalidInput;
import studio.eligen.agent.design.PixelBox;
import studio.eligen.agent.render.RecipeDesign;
import studio.eligen.engine.Region;
import studio.eligen.engine.RenderException.BadRequest;
import studio.eligen.engine.image.Photo;

/**
 * A picture that becomes a thing in another one. Its pixels are put there as they are, scaled to
 * its box; what is drawn later may draw over them, as over any thing.
 *
 * @param name of its file
 * @param prompt what it shows; may be anything, as it is drawn already
 */
public record Insertion(BufferedImage pixels, String name, String prompt, Region.Box box) {

  static final String NOWHERE = "There is no picture yet to put this one into; open it instead.";

  /**
   * @param file of the picture that is put in
   * @param canvas of the picture that it is put into: it is kept no larger
   * @throws InvalidInput if it is none
   */
  public static Insertion of(
      byte[] file, String name, String prompt, Region.Box box, Canvas canvas) {
    if (prompt.isBlank()) {
      throw new InvalidInput("Say what %s shows, such as \"dog\".".formatted(name));
    }
    try {
      return new Insertion(
          Photo.small(file, name, Math.max(canvas.width(), canvas.height())),
          name,
          prompt.strip(),
          box);
    } catch (BadRequest e) {
      throw new InvalidInput(e.getMessage(), e);
    }
  }

  /** Bytes of memory that its pixels take. */
  public long bytes() {
    return 4L * pixels.getWidth() * pixels.getHeight();
  }

  /** What the history calls it. */
  String words() {
    return "put %s in as %s".formatted(name, prompt);
  }

  /** The design with the thing in front of all others. */
  Design into(Design design) {
    String id = design.freeId(RecipeDesign.word(prompt));
    return design.with(new DesignEdit.AddEntity(new Entity(id, prompt, box)));
  }

  /** The picture with these pixels in their box. */
  BufferedImage over(BufferedImage picture) {
    PixelBox place = PixelBox.of(Bounds.of(box), picture.getWidth(), picture.getHeight());
    BufferedImage both =
        new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = both.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    graphics.drawImage(picture, 0, 0, null);
    graphics.drawImage(pixels, place.x(), place.y(), place.width(), place.height(), null);
    graphics.dispose();
    return both;
  }
}
