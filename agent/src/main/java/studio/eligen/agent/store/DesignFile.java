package studio.eligen.agent.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import studio.eligen.agent.design.Canvas;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.Entity;
import studio.eligen.engine.Region;
import studio.eligen.engine.RenderException.BadRequest;
import studio.eligen.engine.files.NewFile;
import studio.eligen.engine.image.Pictures;

/** Designs as JSON files, and their masks as PNG files beside them; see docs/conversation.md. */
public final class DesignFile {

  private static final int LARGEST_FILE = 4_000_000;
  private static final Set<String> FIELDS =
      Set.of("canvas", "scene", "style", "negative", "seed", "entities");

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private DesignFile() {}

  /**
   * Writes a design, its masks first, so that the file never names one that is not there.
   *
   * @throws BadRequest if the folder does not take it
   */
  public static void write(Design design, Path file) {
    String stem = file.getFileName().toString().replaceFirst("\\.json$", "") + "-";
    for (Entity entity : design.entities()) {
      if (entity.region() instanceof Region.Mask mask) {
        NewFile.write(file.resolveSibling(maskName(stem, entity)), Pictures.png(mask));
      }
    }
    NewFile.write(
        file, (json(design, stem).toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /** The design in one line, as a picture carries it. Masks are named and not contained. */
  public static String text(Design design) {
    return json(design, "").toString();
  }

  private static ObjectNode json(Design design, String stem) {
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
          .set("region", RegionJson.write(entity.region(), maskName(stem, entity)));
    }
    return json;
  }

  private static String maskName(String stem, Entity entity) {
    return stem + entity.id() + ".mask.png";
  }

  /**
   * Reads a design.
   *
   * @throws BadRequest if the file is not there or is not a design; the message says what to change
   */
  public static Design read(Path file) {
    try {
      if (Files.size(file) > LARGEST_FILE) {
        throw new BadRequest(
            "The design %s has %d bytes; at most %d are read."
                .formatted(file, Files.size(file), LARGEST_FILE));
      }
      return design(JSON.readTree(Files.readAllBytes(file)), folderOf(file));
    } catch (JsonProcessingException e) {
      throw new BadRequest(
          "The design %s is not JSON: %s.".formatted(file, e.getOriginalMessage()), e);
    } catch (IOException | UncheckedIOException e) {
      throw new BadRequest("The design %s cannot be read: %s.".formatted(file, e.getMessage()), e);
    }
  }

  private static Path folderOf(Path file) {
    return file.toAbsolutePath().getParent();
  }

  private static Design design(JsonNode json, Path folder) {
    checkFields(json, "The design", FIELDS);
    Canvas canvas = canvas(json.path("canvas"));
    List<Entity> entities = new ArrayList<>();
    JsonNode listed = json.path("entities");
    if (!listed.isMissingNode() && !listed.isArray()) {
      throw new BadRequest("The design's \"entities\" must be a list.");
    }
    for (JsonNode entity : listed) {
      entities.add(entity(entity, entities.size() + 1, folder, canvas));
    }
    JsonNode seed = json.path("seed");
    if (!seed.isMissingNode() && !seed.canConvertToLong() || seed.isFloatingPointNumber()) {
      throw new BadRequest(
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
      throw new BadRequest(
          "The canvas's \"%s\" must be a whole number of pixels, a multiple of 16."
              .formatted(name));
    }
    return value.intValue();
  }

  private static Entity entity(JsonNode json, int number, Path folder, Canvas canvas) {
    String where = "entity " + number;
    checkFields(json, "The design's " + where, Set.of("id", "prompt", "region"));
    Region region =
        RegionJson.read(json.path("region"), where, name -> MaskFile.read(folder, name, canvas));
    String owner = "The design's " + where;
    return new Entity(text(json, "id", owner), text(json, "prompt", owner), region);
  }

  private static String text(JsonNode json, String name, String owner) {
    JsonNode value = json.path(name);
    if (value.isMissingNode()) {
      return "";
    }
    if (!value.isTextual()) {
      throw new BadRequest("%s has a \"%s\" that is no text.".formatted(owner, name));
    }
    return value.textValue();
  }

  private static void checkFields(JsonNode json, String owner, Set<String> known) {
    if (!json.isObject()) {
      throw new BadRequest("%s must be an object with %s.".formatted(owner, new TreeSet<>(known)));
    }
    for (Iterator<String> names = json.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!known.contains(name)) {
        throw new BadRequest(
            "%s has an unknown field \"%s\"; it may have %s."
                .formatted(owner, name, new TreeSet<>(known)));
      }
    }
  }
}
