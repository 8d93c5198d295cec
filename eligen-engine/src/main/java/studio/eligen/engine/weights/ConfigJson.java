package studio.eligen.engine.weights;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import studio.eligen.engine.RenderException.ModelCorrupt;
import studio.eligen.engine.RenderException.ModelMissing;
import studio.eligen.engine.json.SmallFile;
import studio.eligen.engine.json.StrictJson;

/** A model part's config.json, read with errors that name the file and the field. */
public record ConfigJson(Path file, JsonNode json) {

  private static final long LARGEST_FILE = 1 << 20;
  private static final int LARGEST_COUNT = 1_000_000;
  private static final int MOST_LAYERS = 1_000;

  /**
   * Reads a config file.
   *
   * @throws ModelMissing if it is not there
   * @throws ModelCorrupt if it is no JSON object
   */
  public static ConfigJson read(Path file) {
    try {
      if (!Files.exists(file)) {
        throw new ModelMissing("There is no file %s.".formatted(file));
      }
      JsonNode json = StrictJson.read(SmallFile.read(file, LARGEST_FILE));
      if (!json.isObject()) {
        throw new ModelCorrupt("%s is no JSON object.".formatted(file));
      }
      return new ConfigJson(file, json);
    } catch (IOException e) {
      throw new ModelCorrupt("%s cannot be read: %s".formatted(file, StrictJson.reason(e)), e);
    }
  }

  /** What an object in this one says; this one, if it has none of that name. */
  public ConfigJson within(String field) {
    return json.path(field).isObject() ? new ConfigJson(file, json.get(field)) : this;
  }

  /** A size or a count: a whole number from 1 to a million. */
  public int count(String field) {
    return count(field, json.path(field), LARGEST_COUNT);
  }

  /** The same, with what the file means by leaving it out, or by null. */
  public int count(String field, int otherwise) {
    return json.hasNonNull(field) ? count(field) : otherwise;
  }

  /** A number of layers, all of which are listed before it is seen whether they have weights. */
  public int layers(String field) {
    return count(field, json.path(field), MOST_LAYERS);
  }

  /**
   * A number of tokens: a whole number from 1 to a bound.
   *
   * @param otherwise what the file means by leaving it out, or by 10^30, as Transformers writes
   *     where nobody said one
   */
  public int length(String field, int most, int otherwise) {
    JsonNode value = json.path(field);
    return value.isMissingNode() || value.isBigInteger() ? otherwise : count(field, value, most);
  }

  private int count(String field, JsonNode value, int most) {
    if (!value.isInt() || value.intValue() < 1 || value.intValue() > most) {
      throw new ModelCorrupt(
          "%s says %s = %s; it must be a whole number from 1 to %d."
              .formatted(file, field, value.isMissingNode() ? "nothing" : value, most));
    }
    return value.intValue();
  }

  /** A list of sizes or counts. */
  public int[] counts(String field) {
    JsonNode list = json.path(field);
    if (!list.isArray() || list.isEmpty() || list.size() > 64) {
      throw new ModelCorrupt("%s has no list %s.".formatted(file, field));
    }
    int[] counts = new int[list.size()];
    for (int i = 0; i < counts.length; i++) {
      counts[i] = count(field + "[" + i + "]", list.get(i), LARGEST_COUNT);
    }
    return counts;
  }

  /** A finite number. */
  public double number(String field, double otherwise) {
    JsonNode value = json.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return otherwise;
    }
    if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
      throw new ModelCorrupt("%s says %s = %s; it must be a number.".formatted(file, field, value));
    }
    return value.doubleValue();
  }

  public boolean flag(String field, boolean otherwise) {
    return json.path(field).asBoolean(otherwise);
  }

  public String text(String field, String otherwise) {
    return json.path(field).asText(otherwise);
  }
}
