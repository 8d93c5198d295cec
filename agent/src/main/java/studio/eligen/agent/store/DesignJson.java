package studio.eligen.agent.store;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import studio.eligen.agent.design.Canvas;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.DesignRules;
import studio.eligen.agent.design.Entity;
import studio.eligen.agent.design.InvalidInput;
import studio.eligen.agent.design.StylePicture;
import studio.eligen.engine.Region;
import studio.eligen.engine.json.JsonField;
import studio.eligen.engine.json.JsonSeed;
import studio.eligen.engine.json.StrictJson;
import studio.eligen.engine.recipe.RegionJson;

/**
 * Designs as JSON; see docs/conversation.md. In a file of its own a mask is named and lies beside
 * it; in a text, as the archive and pictures hold it, the mask is in its place as a data URI.
 */
public final class DesignJson {

  /** Longest text that is read: many designs with large masks. */
  public static final int LONGEST_TEXT = 16_000_000;

  private static final ObjectWriter LINES =
      new ObjectMapper()
          .writerWithDefaultPrettyPrinter()
          .without(JsonGenerator.Feature.AUTO_CLOSE_TARGET);

  private DesignJson() {}

  /** A design as one line, its masks in it. */
  public static String text(Design design) {
    return tree(design).toString();
  }

  /** A design as a tree, its masks in it. */
  public static ObjectNode tree(Design design) {
    return tree(design, entity -> mask((Region.Mask) entity.region()));
  }

  /**
   * The same, where others know masks already as they are written.
   *
   * @param masks gives what {@link #mask} does
   */
  public static ObjectNode written(Design design, Function<Region.Mask, String> masks) {
    return tree(design, entity -> masks.apply((Region.Mask) entity.region()));
  }

  /**
   * The same for who only wants to know which style picture there is, without its bytes.
   *
   * @param masks gives what {@link #mask} does
   * @param styles gives what {@link StyleFile#sha256} does
   */
  public static ObjectNode told(
      Design design, Function<Region.Mask, String> masks, Function<StylePicture, String> styles) {
    return tree(
        design,
        entity -> masks.apply((Region.Mask) entity.region()),
        (json, picture) -> json.put("sha256", styles.apply(picture)));
  }

  /**
   * Writes a design in lines, as a person reads them.
   *
   * @param masks gives what {@link #mask} does
   * @param out stays open
   */
  public static void write(Design design, Function<Region.Mask, String> masks, OutputStream out)
      throws IOException {
    LINES.writeValue(out, written(design, masks));
    out.write('\n');
  }

  /** A mask as it stands in a design: a data URI. To write one takes a while. */
  public static String mask(Region.Mask mask) {
    return MaskFile.dataUri(mask);
  }

  /**
   * Reads a region as it stands in a design, a mask as a data URI.
   *
   * @throws RuntimeException the field's refusal, if it is none
   */
  public static Region region(JsonField json, Canvas canvas) {
    return RegionJson.read(json, mask -> sentMask(mask, canvas));
  }

  /** No file lies beside what is sent. */
  private static Region.Mask sentMask(JsonField mask, Canvas canvas) {
    String text = mask.text(LONGEST_TEXT);
    if (!MaskFile.isDataUri(text)) {
      throw mask.mustBe("a grey PNG in Base64, behind \"data:image/png;base64,\"");
    }
    return MaskFile.ofDataUri(text, canvas);
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
    return read(text.getBytes(StandardCharsets.UTF_8), "The design", MaskFile::ofDataUri);
  }

  /**
   * @param name of the design, for messages
   * @param masks reads the mask that a text stands for
   */
  static Design read(byte[] json, String name, BiFunction<String, Canvas, Region.Mask> masks) {
    return read(json, name, masks, StyleFile::ofDataUri);
  }

  /**
   * @param name of the design, for messages
   * @param masks reads the mask that a text stands for
   * @param styles reads the style picture that a text stands for, of this scale
   */
  static Design read(
      byte[] json,
      String name,
      BiFunction<String, Canvas, Region.Mask> masks,
      BiFunction<String, Double, StylePicture> styles) {
    try {
      JsonField document =
          JsonField.of(
              "The document",
              StrictJson.read(json),
              why -> new InvalidInput("%s cannot be read: %s".formatted(name, why)));
      return design(document, masks, styles);
    } catch (JsonProcessingException e) {
      throw new InvalidInput("%s is not JSON: %s.".formatted(name, StrictJson.reason(e)), e);
    }
  }

  /**
   * @param masks what stands for the mask of an entity that has one
   */
  static ObjectNode tree(Design design, Function<Entity, String> masks) {
    return tree(design, masks, (json, picture) -> json.put("image", StyleFile.dataUri(picture)));
  }

  private static ObjectNode tree(
      Design design, Function<Entity, String> masks, BiConsumer<ObjectNode, StylePicture> styles) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.putObject("canvas")
        .put("width", design.canvas().width())
        .put("height", design.canvas().height());
    json.put("scene", design.scene()).put("style", design.style());
    json.put("negative", design.negative()).set("seed", JsonSeed.of(design.seed()));
    design
        .stylePicture()
        .ifPresent(
            picture -> {
              ObjectNode style = json.putObject("stylePicture");
              styles.accept(style, picture);
              style.put("scale", picture.scale());
              if (!picture.things().isEmpty()) {
                picture.things().forEach(style.putArray("things")::add);
              }
            });
    if (!design.loras().isEmpty()) {
      design.loras().forEach(json.putObject("loras")::put);
    }
    ArrayNode entities = json.putArray("entities");
    design.entities().forEach(entity -> entities.add(entity(entity, masks)));
    return json;
  }

  private static ObjectNode entity(Entity entity, Function<Entity, String> masks) {
    ObjectNode item = JsonNodeFactory.instance.objectNode();
    item.put("id", entity.id()).put("prompt", entity.prompt());
    item.set("region", RegionJson.write(entity.region(), () -> masks.apply(entity)));
    if (entity.locked()) {
      item.put("locked", true);
    }
    if (entity.hidden()) {
      item.put("hidden", true);
    }
    entity.seed().ifPresent(seed -> item.set("seed", JsonSeed.of(seed)));
    entity.strength().ifPresent(strength -> item.put("strength", strength));
    return item;
  }

  private static Design design(
      JsonField json,
      BiFunction<String, Canvas, Region.Mask> masks,
      BiFunction<String, Double, StylePicture> styles) {
    json.object(
        "canvas", "scene", "style", "negative", "seed", "entities", "stylePicture", "loras");
    Canvas canvas = canvas(json.required("canvas"));
    List<JsonField> entities =
        json.optional("entities").map(list -> list.list(Integer.MAX_VALUE)).orElse(List.of());
    return new Design(
        canvas,
        text(json, "scene"),
        text(json, "style"),
        text(json, "negative"),
        json.optional("seed").map(JsonSeed::read).orElse(0L),
        entities.stream().map(entity -> entity(entity, masks, canvas)).toList(),
        json.optional("stylePicture").map(picture -> stylePicture(picture, styles)),
        json.optional("loras").map(DesignJson::loras).orElse(Map.of()));
  }

  private static Map<String, Double> loras(JsonField json) {
    Map<String, Double> loras = new TreeMap<>();
    json.fields(DesignRules.MOST_LORAS).forEach((name, scale) -> loras.put(name, scale.number()));
    return loras;
  }

  private static StylePicture stylePicture(
      JsonField json, BiFunction<String, Double, StylePicture> styles) {
    json.object("image", "scale", "things");
    return styles
        .apply(
            json.required("image").text(2 * StylePicture.MOST_BYTES),
            json.required("scale").number())
        .on(things(json));
  }

  /** Ids of the things that alone have the style of a picture. */
  public static Set<String> things(JsonField stylePicture) {
    Set<String> things = new TreeSet<>();
    stylePicture
        .optional("things")
        .ifPresent(
            list -> list.list(DesignRules.MOST_ENTITIES).forEach(id -> things.add(id.text(64))));
    return things;
  }

  private static Canvas canvas(JsonField json) {
    json.object("width", "height");
    return new Canvas(json.required("width").integer(), json.required("height").integer());
  }

  private static Entity entity(
      JsonField json, BiFunction<String, Canvas, Region.Mask> masks, Canvas canvas) {
    json.object("id", "prompt", "region", "locked", "hidden", "seed", "strength");
    Region region = region(json.required("region"), canvas, masks);
    return new Entity(
        text(json, "id"),
        text(json, "prompt"),
        region,
        truth(json, "locked"),
        truth(json, "hidden"),
        json.optional("seed").map(JsonSeed::read),
        json.optional("strength").map(JsonField::number));
  }

  private static Region region(
      JsonField json, Canvas canvas, BiFunction<String, Canvas, Region.Mask> masks) {
    return RegionJson.read(json, mask -> masks.apply(mask.text(LONGEST_TEXT), canvas));
  }

  private static boolean truth(JsonField json, String name) {
    return json.optional(name).map(JsonField::truth).orElse(false);
  }

  private static String text(JsonField json, String name) {
    return json.optional(name).map(DesignJson::text).orElse("");
  }

  private static String text(JsonField field) {
    if (!field.value().isTextual()) {
      throw field.refused("it is no text; put it into quotes.");
    }
    return field.value().textValue();
  }
}
