package studio.eligen.cli.judge;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import studio.eligen.engine.json.StrictJson;

/**
 * Every fifth of the things that eligen-tiny was taught, as it was shown them: Fluent Emoji
 * (Microsoft, MIT licence).
 */
public final class Sprites {

  private static final int CELL = 96;
  private static final int COLUMNS = 10;

  private final List<Sprite> all;
  private final Map<String, Sprite> byName = new HashMap<>();

  /**
   * A thing.
   *
   * @param image what is around it is transparent
   * @param ground whether it stands on the ground
   * @param tint how it takes colours; null where it takes none
   * @param seen its colours that were asked for
   */
  public record Sprite(
      String name,
      BufferedImage image,
      boolean ground,
      Tint tint,
      Map<String, BufferedImage> seen) {

    /** Width by height. */
    public double aspect() {
      return (double) image.getWidth() / image.getHeight();
    }

    public boolean takesColours() {
      return tint != null;
    }

    /** It in a colour; empty is its own. */
    public BufferedImage in(String colour) {
      return colour.isEmpty()
          ? image
          : seen.computeIfAbsent(colour, asked -> tint.apply(image, asked));
    }
  }

  private Sprites(List<Sprite> all) {
    this.all = List.copyOf(all);
    all.forEach(sprite -> byName.put(sprite.name(), sprite));
  }

  /** Reads them from the program. */
  public static Sprites load() {
    try (InputStream png = Sprites.class.getResourceAsStream("sprites.png");
        InputStream json = Sprites.class.getResourceAsStream("sprites.json")) {
      BufferedImage sheet = ImageIO.read(png);
      List<Sprite> sprites = new ArrayList<>();
      for (JsonNode one : StrictJson.read(json.readAllBytes())) {
        BufferedImage image =
            sheet.getSubimage(
                sprites.size() % COLUMNS * CELL,
                sprites.size() / COLUMNS * CELL,
                one.path("width").asInt(),
                one.path("height").asInt());
        sprites.add(
            new Sprite(
                one.path("name").asText(),
                image,
                one.path("ground").asBoolean(),
                tint(one),
                new HashMap<>()));
      }
      return new Sprites(sprites);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Tint tint(JsonNode one) {
    if (one.has("hue")) {
      return Tint.ofHue(one.path("hue").asDouble());
    }
    return one.has("tint") ? Tint.ofGreys() : null;
  }

  public List<Sprite> all() {
    return all;
  }

  /** The colours that some of them take. */
  public List<String> colours() {
    return Tint.COLOURS;
  }

  /** The one of this name. */
  public Sprite of(String name) {
    return byName.get(name);
  }

  /** Its place in the list; -1 where there is no such thing. */
  public int index(String name) {
    return all.indexOf(byName.get(name));
  }
}
