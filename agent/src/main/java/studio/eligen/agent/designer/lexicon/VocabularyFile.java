package studio.eligen.agent.designer.lexicon;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import studio.eligen.agent.designer.lexicon.Vocabulary.Band;
import studio.eligen.agent.designer.lexicon.Vocabulary.Place;
import studio.eligen.agent.designer.lexicon.Vocabulary.Stands;
import studio.eligen.agent.designer.lexicon.Vocabulary.Thing;
import studio.eligen.engine.RenderException.ModelCorrupt;
import studio.eligen.engine.json.StrictJson;

/** Reads what a model can draw from its {@code vocabulary.json}. */
public final class VocabularyFile {

  private static final int LARGEST_FILE = 10_000_000;

  /** No thing is longer, or higher, for its other side. */
  private static final double MOST_LONG = 20;

  /**
   * How large a file says that its things are: between which metres the side of a square lies that
   * has the area of one, and how small the model saw them: it draws nothing well that is smaller.
   */
  private enum Size {
    TINY(0, 0.2, 3 / 16.0),
    SMALL(0.21, 0.64, 4 / 16.0),
    MEDIUM(0.66, 1.5, 4 / 16.0),
    LARGE(1.7, 4.4, 5 / 16.0),
    HUGE(4.6, Double.POSITIVE_INFINITY, 6 / 16.0);

    private final double least;
    private final double most;

    /** The longer side, as a part of the picture's shorter one. */
    private final double drawn;

    Size(double least, double most, double drawn) {
      this.least = least;
      this.most = most;
      this.drawn = drawn;
    }

    /** What is usual of such things, as far as that is within the size. */
    double nearest(double side) {
      return Math.max(least, Math.min(most, side));
    }
  }

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
      if (!Files.isRegularFile(file) || Files.size(file) > LARGEST_FILE) {
        throw new IllegalArgumentException("it is no file, or has " + Files.size(file) + " bytes");
      }
      return read(StrictJson.read(Files.readAllBytes(file)));
    } catch (IOException | IllegalArgumentException e) {
      throw new ModelCorrupt(
          "%s cannot be read: %s. Fetch the model again.".formatted(file, StrictJson.reason(e)), e);
    }
  }

  /** Any thing in any place. */
  public static Vocabulary anything() {
    return Vocabulary.open(List.of(), List.copyOf(WordList.words("colours")), List.of());
  }

  private static Vocabulary read(JsonNode json) {
    List<Thing> things = new ArrayList<>();
    for (JsonNode thing : list(json, "things")) {
      things.add(thing(thing));
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
    return Vocabulary.of(things, strings(list(json, "colours")), places);
  }

  /** What the file leaves out is that of everyday things of this name. */
  private static Thing thing(JsonNode json) {
    String name = name(json);
    Optional<EverydayThing> known = EverydayThings.described(String.join(" ", Words.of(name)));
    Stands stands = known.map(EverydayThing::stands).orElse(Stands.ANY);
    double height = known.map(EverydayThing::height).orElse(1.0);
    double width = known.map(EverydayThing::width).orElse(1.0);
    Optional<Size> size =
        json.has("size")
            ? Optional.of(one(Size.class, json.path("size").asText()))
            : Optional.empty();
    double usual = Math.sqrt(height * width);
    double side = size.map(told -> told.nearest(usual)).orElse(usual);
    double shape = Math.sqrt(json.has("aspect") ? aspect(json) : width / height);
    String plural = json.path("plural").asText("");
    return new Thing(
        name,
        strings(json.path("aliases")),
        json.path("colours").asBoolean(false),
        json.has("stands") ? one(Stands.class, json.path("stands").asText()) : stands,
        side / shape,
        side * shape,
        size.map(told -> told.drawn).orElse(0.0),
        plural.isBlank() ? known.flatMap(EverydayThing::plural) : Optional.of(plural.strip()));
  }

  /** Width by height, as the model draws it. */
  private static double aspect(JsonNode thing) {
    double aspect = thing.path("aspect").asDouble(0);
    if (!(aspect >= 1.0 / MOST_LONG && aspect <= MOST_LONG)) {
      throw new IllegalArgumentException(
          "the \"aspect\" of \"%s\" is %s and must be its width by its height, from 0.05 to 20"
              .formatted(name(thing), thing.path("aspect")));
    }
    return aspect;
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
    List<String> strings = new ArrayList<>();
    json.forEach(each -> strings.add(each.asText()));
    return strings;
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
