package studio.eligen.agent.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import studio.eligen.agent.design.Canvas;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.Entity;
import studio.eligen.agent.design.InvalidInput;
import studio.eligen.engine.Region;

/**
 * Designs as JSON; see docs/conversation.md. In a file of its own a mask is named and lies beside
 * it; in a text, as the archive and pictures hold it, the mask is in its place as a data URI.
 */
public final class DesignJson {

  /** Longest text that is read: many designs with large masks. */
  public static final int LONGEST_TEXT = 16_000_000;

  private static final Set<String> FIELDS =
      Set.of("canvas", "scene", "style", "negative", "seed", "entities");

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private DesignJson() {}

  /** A design as one line, its masks in it. */
  public static String text(Design design) {
    return tree(design).toString();
  }

  /** A design as a tree, its masks in it. */
  public static ObjectNode tree(Design design) {
    return tree(design, entity -> MaskFile.dataUri((Region.Mask) entity.region()));
  }

  /**
   * Reads a region as it stands in a design, a mask as a data URI.
   *
   * @param where what the region belongs to, for messages
   * @throws InvalidInput if it is none
   */
  public static Region region(JsonNode json, String where, Canvas canvas) {
    return RegionJson.read(json, where, text -> MaskFile.ofDataUri(text, canvas));
  }

  /**
   * Reads what {@link #text} wrote.
   *
   * @throws InvalidInput if it is not a design; the message says what is wrong
   */
  public static Design read(String text) {
    if (text.length() > LONGEST_TEXT) {
      throw new InvalidInput(
          "The design has %d characters; at most %d are read."
              .formatted(text.length(), LONGEST_TEXT));
    }
    try {
      return design(JSON.readTree(text), MaskFile::ofDataUri);
    } catch (JsonProcessingException e) {
      throw new InvalidInput("The design is not JSON: %s.".formatted(e.getOriginalMessage()), e);
    }
  }

  static JsonNode parse(byte[] bytes) throws IOException {
    return JSON.readTree(bytes);
  }

  /**
   * @param masks what stands for the mask of an entity that has one
   */
  static ObjectNode tree(Design design, Function<Entity, String> masks) {
    ObjectNode json = JSON.createObjectNode();
    json.putObject("canvas")
        .put("width", design.canvas().width())
        .put("height", design.canvas().height());
    json.put("scene", design.scene()).put("style", design.style());
    json.put("negative", design.negative()).put("seed", design.seed());
    ArrayNode entities = json.putArray("entities");
    for (Entity entity : design.entities()) {
      entities
          .addObject()
          .put("id", entity.id())
          .put("prompt", entity.prompt())
          .set("region", RegionJson.write(entity.region(), () -> masks.apply(entity)));
    }
    return json;
  }

  /**
   * @param masks reads the mask that a text stands for
   */
  static Design design(JsonNode json, BiFunction<String, Canvas, Region.Mask> masks) {
    checkFields(json, "The design", FIELDS);
    Canvas canvas = canvas(json.path("canvas"));
    List<Entity> entities = new ArrayList<>();
    JsonNode listed = json.path("entities");
    if (!listed.isMissingNode() && !listed.isArray()) {
      throw new InvalidInput("The design's \"entities\" must be a list.");
    }
    for (JsonNode entity : listed) {
      entities.add(entity(entity, entities.size() + 1, masks, canvas));
    }
    JsonNode seed = json.path("seed");
    if (!seed.isMissingNode() && !seed.canConvertToLong() || seed.isFloatingPointNumber()) {
      throw new InvalidInput(
          "The design's \"seed\" is %s; it must be a whole number.".formatted(seed));
    }
    return new Design(
        canvas,
        text(json, "scene", "The design"),
        text(json, "style", "The design"),
        text(json, "negative", "The design"),
        seed.asLong(),
        entities);
  }

  private static Canvas canvas(JsonNode json) {
    checkFields(json, "The design's \"canvas\"", Set.of("width", "height"));
    return new Canvas(side(json, "width"), side(json, "height"));
  }

  private static int side(JsonNode canvas, String name) {
    JsonNode value = canvas.path(name);
    if (!value.isIntegralNumber() || !value.canConvertToInt()) {
      throw new InvalidInput(
          "The canvas's \"%s\" must be a whole number of pixels, a multiple of 16."
              .formatted(name));
    }
    return value.intValue();
  }

  private static Entity entity(
      JsonNode json, int number, BiFunction<String, Canvas, Region.Mask> masks, Canvas canvas) {
    String where = "entity " + number;
    checkFields(json, "The design's " + where, Set.of("id", "prompt", "region"));
    Region region = RegionJson.read(json.path("region"), where, text -> masks.apply(text, canvas));
    String owner = "The design's " + where;
    return new Entity(text(json, "id", owner), text(json, "prompt", owner), region);
  }

  private static String text(JsonNode json, String name, String owner) {
    JsonNode value = json.path(name);
    if (value.isMissingNode()) {
      return "";
    }
    if (!value.isTextual()) {
      throw new InvalidInput("%s has a \"%s\" that is no text.".formatted(owner, name));
    }
    return value.textValue();
  }

  private static void checkFields(JsonNode json, String owner, Set<String> known) {
    if (!json.isObject()) {
      throw new InvalidInput(
          "%s must be an object with %s.".formatted(owner, new TreeSet<>(known)));
    }
    for (Iterator<String> names = json.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!known.contains(name)) {
        throw new InvalidInput(
            "%s has an unknown field \"%s\"; it may have %s."
                .formatted(owner, name, new TreeSet<>(known)));
      }
    }
  }
}
