package studio.eligen.cli.lesson;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import studio.eligen.engine.Region;
import studio.eligen.engine.files.NewFile;
import studio.eligen.engine.image.Pictures;

/**
 * A thing that eligen-tiny does not know, in known places before plain backgrounds. The sprite is
 * of Fluent Emoji (Microsoft, MIT licence).
 */
public final class Lesson {

  /** What the thing is called. */
  public static final String THING = "life ring";

  /** Pictures are squares of so many pixels, in which the model draws its drafts. */
  public static final int SIDE = 160;

  private static final int TOKEN = 16;
  private static final int TOKENS = SIDE / TOKEN;
  private static final int SMALLEST = 5;
  private static final int LARGEST = 7;

  private static final List<Background> BACKGROUNDS =
      List.of(
          new Background("blue", new Color(0x6fa8dc)),
          new Background("green", new Color(0x8cc06a)),
          new Background("yellow", new Color(0xf2d36b)),
          new Background("purple", new Color(0x9a7fc7)));

  private record Background(String name, Color colour) {}

  /**
   * A picture that could be made.
   *
   * @param left pixels
   * @param top pixels
   * @param side of the thing's box, pixels
   */
  public record Layout(int left, int top, int side, String prompt, Color background) {

    /** The thing's box in fractions of the picture. */
    public Region.Box box() {
      return new Region.Box(
          (double) left / SIDE,
          (double) top / SIDE,
          (double) (left + side) / SIDE,
          (double) (top + side) / SIDE);
    }
  }

  private Lesson() {}

  /**
   * Layouts that chance decides.
   *
   * @param seed another one gives others
   */
  public static List<Layout> layouts(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Layout> layouts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Background background = BACKGROUNDS.get(i % BACKGROUNDS.size());
      int side = random.nextInt(SMALLEST, LARGEST + 1);
      layouts.add(
          new Layout(
              TOKEN * random.nextInt(TOKENS - side + 1),
              TOKEN * random.nextInt(TOKENS - side + 1),
              TOKEN * side,
              "a %s on a %s background".formatted(THING, background.name),
              background.colour));
    }
    return layouts;
  }

  /** The picture of a layout, as it should be. */
  public static BufferedImage picture(Layout layout) {
    BufferedImage picture = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = picture.createGraphics();
    graphics.setColor(layout.background);
    graphics.fillRect(0, 0, SIDE, SIDE);
    graphics.drawImage(thing(layout), 0, 0, null);
    graphics.dispose();
    return picture;
  }

  /** The thing of a layout alone, transparent around it. */
  static BufferedImage thing(Layout layout) {
    BufferedImage thing = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = thing.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    graphics.drawImage(sprite(), layout.left, layout.top, layout.side, layout.side, null);
    graphics.dispose();
    return thing;
  }

  private static BufferedImage sprite() {
    try (InputStream png = Lesson.class.getResourceAsStream("life-ring.png")) {
      return ImageIO.read(png);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes the pictures of these layouts as a training set. */
  public static void write(List<Layout> layouts, Path folder) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    for (Layout layout : layouts) {
      String file = "%03d.png".formatted(list.size());
      NewFile.write(folder.resolve(file), Pictures.png(picture(layout)));
      ObjectNode item = list.addObject().put("image", file).put("prompt", layout.prompt);
      item.putArray("eligen_entity_prompts").add(THING);
      Region.Box box = layout.box();
      item.putArray("eligen_entity_masks")
          .addArray()
          .add(box.x0())
          .add(box.y0())
          .add(box.x1())
          .add(box.y1());
    }
    NewFile.write(
        folder.resolve("metadata_eligen.json"),
        list.toPrettyString().getBytes(StandardCharsets.UTF_8));
  }
}
