package studio.eligen.agent.design;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import studio.eligen.engine.Region;

/** What keeps a design drawable: limits, unique ids, regions within the canvas. */
public final class DesignRules {

  /** Most things in one design: half of what one render takes, as an edit needs some of its own. */
  public static final int MOST_ENTITIES = 32;

  /** Pixels of all masks of a design together: each version that is kept writes them all. */
  public static final long MOST_MASK_PIXELS = 64L << 20;

  /** Corners of all polygons of a design together: each version that is kept has them all. */
  public static final int MOST_CORNERS = 20_000;

  /** Most LoRAs of which a design says the scale, as in a request. */
  public static final int MOST_LORAS = 64;

  private static final double LARGEST_LORA_SCALE = 10;

  /** Longest text of any kind, in characters: far more than a model reads. */
  public static final int LONGEST_TEXT = 2_000;

  /** Smallest side of a thing in pixels: one cell of what the model tells apart. */
  public static final int LEAST_SIDE = Canvas.GRID;

  private DesignRules() {}

  /**
   * The region cut at the canvas's border, and if too little is left of it, made as large as the
   * least size and slid inside. A region that is already fine comes back as it is.
   *
   * @throws InvalidEdit if it is a mask that is empty or of another size than the canvas, or a
   *     polygon without area
   */
  public static Region fitted(Region region, Canvas canvas) {
    if (region instanceof Region.Mask mask) {
      checkMask(mask, canvas);
    }
    Bounds bounds = Bounds.of(region);
    if (!(bounds.width() > 0 && bounds.height() > 0)) {
      throw new InvalidEdit("The polygon has no area; give points that are not all in one line.");
    }
    Bounds inside =
        bounds.cutWithin(
            (double) LEAST_SIDE / canvas.width(), (double) LEAST_SIDE / canvas.height());
    return inside.equals(bounds) ? region : Shapes.stretched(region, inside, canvas);
  }

  static List<Entity> settled(List<Entity> entities, Canvas canvas) {
    if (entities.size() > MOST_ENTITIES) {
      throw new InvalidEdit(
          "The design would hold %d things; at most %d fit. Remove some first."
              .formatted(entities.size(), MOST_ENTITIES));
    }
    long masks = entities.stream().filter(each -> each.region() instanceof Region.Mask).count();
    requireMasks(masks, canvas);
    requireCorners(entities);
    Set<String> ids = new HashSet<>();
    for (Entity entity : entities) {
      if (!ids.add(entity.id())) {
        throw new InvalidEdit(
            "Two entities are called \"%s\"; each needs a name of its own.".formatted(entity.id()));
      }
    }
    return entities.stream()
        .map(entity -> entity.withRegion(fitted(entity.region(), canvas)))
        .toList();
  }

  private static void requireCorners(List<Entity> entities) {
    long corners =
        entities.stream()
            .map(Entity::region)
            .mapToLong(region -> region instanceof Region.Polygon p ? p.points().size() : 0)
            .sum();
    if (corners > MOST_CORNERS) {
      throw new InvalidEdit(
          "The polygons of the design have %,d corners; at most %,d are kept. Draw simpler ones, or masks."
              .formatted(corners, MOST_CORNERS));
    }
  }

  /**
   * @param masks of a canvas's size, together
   * @throws InvalidEdit if they have too many pixels
   */
  public static void requireMasks(long masks, Canvas canvas) {
    long each = (long) canvas.width() * canvas.height();
    if (masks * each > MOST_MASK_PIXELS) {
      throw new InvalidEdit(
          "%d masks of %s have %,d pixels; at most %,d may be drawn by brush, which are %d masks of this size. Give boxes, ellipses or polygons instead."
              .formatted(masks, canvas, masks * each, MOST_MASK_PIXELS, MOST_MASK_PIXELS / each));
    }
  }

  /** In the order of their names, so that equal designs are written alike. */
  static Map<String, Double> checkLoras(Map<String, Double> loras) {
    if (loras.size() > MOST_LORAS) {
      throw new InvalidEdit(
          "The design says the scales of %d LoRAs; at most %d are kept."
              .formatted(loras.size(), MOST_LORAS));
    }
    loras.forEach(
        (name, scale) -> {
          if (name.isBlank() || name.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidEdit("A LoRA of the design has no name in printable characters.");
          }
          checkText("name of a LoRA", name);
          if (!(Math.abs(scale) <= LARGEST_LORA_SCALE)) {
            throw new InvalidEdit(
                "The scale of the LoRA \"%s\" is %s; it must be between -10 and 10, and is 1 as trained."
                    .formatted(shown(name), scale));
          }
        });
    return Collections.unmodifiableSortedMap(new TreeMap<>(loras));
  }

  static String checkText(String what, String text) {
    if (text.length() > LONGEST_TEXT) {
      throw new InvalidEdit(
          "The %s has %d characters; at most %d are read."
              .formatted(what, text.length(), LONGEST_TEXT));
    }
    return text;
  }

  /** A text of any length as it may stand in a message. */
  public static String shown(String text) {
    return text.length() <= 80 ? text : text.substring(0, 80) + "…";
  }

  private static void checkMask(Region.Mask mask, Canvas canvas) {
    if (mask.width() != canvas.width() || mask.height() != canvas.height()) {
      throw new InvalidEdit(
          "The mask is %d × %d pixels and the canvas %d × %d; they must be the same."
              .formatted(mask.width(), mask.height(), canvas.width(), canvas.height()));
    }
    if (mask.pixels().isEmpty()) {
      throw new InvalidEdit("The mask is empty; mark at least one pixel (value 128 or more).");
    }
  }
}
