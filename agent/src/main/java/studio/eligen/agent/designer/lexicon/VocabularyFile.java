package studio.eligen.agent.designer.lexicon;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import studio.eligen.agent.designer.lexicon.Vocabulary.Band;
import studio.eligen.agent.designer.lexicon.Vocabulary.Place;
import studio.eligen.agent.designer.lexicon.Vocabulary.Size;
import studio.eligen.agent.designer.lexicon.Vocabulary.Stands;
import studio.eligen.agent.designer.lexicon.Vocabulary.Thing;
import studio.eligen.engine.RenderException.ModelCorrupt;
import studio.eligen.engine.json.StrictJson;

/** Reads what a model can draw from its {@code vocabulary.json}. */
public final class VocabularyFile {

  private static final int LARGEST_FILE = 10_000_000;
  private static final ObjectMapper JSON = new ObjectMapper();

  private VocabularyFile() {}

  /**
   * What the model of this folder can draw: anything, where it has no {@code vocabulary.json}.
   *
   * @throws ModelCorrupt if the file is there but makes no sense
   */
  public static Vocabulary of(Path modelFolder) {
    Path file = modelFolder.resolve("vocabulary.json");
    if (!Files.exists(file)) {
      return anything();
    }
    try {
      if (Files.size(file) > LARGEST_FILE) {
        throw new IllegalArgumentException("it has " + Files.size(file) + " bytes");
      }
      return read(StrictJson.read(Files.readAllBytes(file)), false);
    } catch (IOException | IllegalArgumentException e) {
      throw new ModelCorrupt(
          "%s cannot be read: %s. Fetch the model again.".formatted(file, e.getMessage()), e);
    }
  }

  /** Any thing in any place. */
  public static Vocabulary anything() {
    try (InputStream in = VocabularyFile.class.getResourceAsStream("everyday-things.json")) {
      return read(StrictJson.read(in.readAllBytes()), true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Vocabulary read(JsonNode json, boolean open) {
    List<Thing> things = new ArrayList<>();
    for (JsonNode thing : list(json, "things")) {
      things.add(
          new Thing(
              name(thing),
              strings(thing.path("aliases")),
              thing.path("colours").asBoolean(open),
              one(Stands.class, thing.path("stands").asText("any")),
              one(Size.class, thing.path("size").asText("medium"))));
    }
    List<Place> places = new ArrayList<>();
    for (JsonNode place : list(json, "places")) {
      places.add(
          new Place(
              name(place),
              phrases(place),
              band(place, "ground"),
              band(place, "water"),
              band(place, "horizon")));
    }
    List<String> colours = strings(list(json, "colours"));
    return open ? Vocabulary.open(things, colours, places) : Vocabulary.of(things, colours, places);
  }

  private static JsonNode list(JsonNode json, String field) {
    JsonNode value = json.path(field);
    if (!value.isArray()) {
      throw new IllegalArgumentException("\"" + field + "\" must be a list");
    }
    return value;
  }

  private static String name(JsonNode json) {
    String name = json.path("name").asText("").strip();
    if (name.isEmpty()) {
      throw new IllegalArgumentException("a thing or place has no \"name\"");
    }
    return name;
  }

  private static List<String> phrases(JsonNode place) {
    List<String> phrases = strings(place.path("phrases"));
    if (phrases.isEmpty()) {
      throw new IllegalArgumentException("the place \"" + name(place) + "\" has no \"phrases\"");
    }
    return phrases;
  }

  private static List<String> strings(JsonNode json) {
    return json.isMissingNode() ? List.of() : JSON.convertValue(json, new TypeReference<>() {});
  }

  private static Optional<Band> band(JsonNode place, String field) {
    JsonNode band = place.path(field);
    if (band.isMissingNode() || band.isNull()) {
      return Optional.empty();
    }
    double top = band.path(0).asDouble(-1);
    double bottom = band.path(1).asDouble(-1);
    if (!(top >= 0 && top <= bottom && bottom <= 1)) {
      throw new IllegalArgumentException(
          "the \"%s\" of \"%s\" is %s and must be two heights from 0 to 1"
              .formatted(field, name(place), band));
    }
    return Optional.of(new Band(top, bottom));
  }

  private static <E extends Enum<E>> E one(Class<E> type, String value) {
    return Enum.valueOf(type, value.toUpperCase(Locale.ROOT));
  }
}
