package studio.eligen.agent.store;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import studio.eligen.agent.design.Canvas;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.Entity;
import studio.eligen.agent.design.StylePicture;
import studio.eligen.engine.Region;

/**
 * Reads the designs of one conversation. In most of them most things are as in the one before: what
 * is the same is decoded once, and in memory once.
 */
final class SharedDesigns {

  private final Map<String, Region.Mask> masks = new HashMap<>();
  private final Map<Style, StylePicture> styles = new HashMap<>();
  private final Map<Object, Object> values = new HashMap<>();

  /** A style picture as it is written. */
  private record Style(String uri, double scale) {}

  /**
   * Reads what {@link DesignJson#text} wrote.
   *
   * @throws InvalidInput if it is not a design; the message says what is wrong
   */
  Design read(String json) {
    Design design =
        DesignJson.read(
            json.getBytes(StandardCharsets.UTF_8), "The design", this::mask, this::style);
    return new Design(
        design.canvas(),
        shared(design.scene()),
        shared(design.style()),
        shared(design.negative()),
        design.seed(),
        design.entities().stream().map(this::shared).toList(),
        design.stylePicture().map(this::shared),
        shared(design.loras()));
  }

  private Region.Mask mask(String uri, Canvas canvas) {
    return masks.computeIfAbsent(uri, written -> MaskFile.ofDataUri(written, canvas));
  }

  private StylePicture style(String uri, double scale) {
    return styles.computeIfAbsent(
        new Style(uri, scale), written -> StyleFile.ofDataUri(uri, scale));
  }

  private Entity shared(Entity entity) {
    Region region = entity.region();
    return new Entity(
        shared(entity.id()),
        shared(entity.prompt()),
        region instanceof Region.Mask ? region : shared(region),
        entity.locked(),
        entity.hidden(),
        entity.seed(),
        entity.strength());
  }

  /** The first of all that are equal to it. */
  @SuppressWarnings("unchecked")
  private <T> T shared(T value) {
    return (T) values.computeIfAbsent(value, first -> first);
  }
}
