package studio.eligen.engine.weights;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import studio.eligen.engine.RenderException.ModelCorrupt;
import studio.eligen.engine.json.StrictJson;
import studio.eligen.engine.weights.WeightFile.Contents;
import studio.eligen.engine.weights.WeightFile.Stored;

/**
 * Reads a safetensors header as a stream of tokens: no tree is built, so a hostile header costs no
 * more memory than it has bytes. The tensors must lie one after the other and fill the file, as the
 * format asks.
 */
final class SafetensorsHeader {

  private static final int MOST_AXES = 8;

  /** FLUX.1-dev has some 800, a LoRA of all its layers some 2,000. */
  private static final int MOST_TENSORS = 50_000;

  /** Of the metadata, which trainers fill with megabytes of statistics, what the engine asks. */
  private static final Set<String> METADATA =
      Set.of("eligen", "lora_adapter_metadata", "modelspec.architecture", "modelspec.title");

  private final Path file;
  private final JsonParser json;
  private final Map<String, String> metadata = new HashMap<>();

  private SafetensorsHeader(Path file, JsonParser json) {
    this.file = file;
    this.json = json;
  }

  /**
   * The tensors that a header names, and the metadata.
   *
   * @param dataSize bytes that follow the header in the file
   */
  static Contents parse(Path file, byte[] header, long dataSize) {
    try (JsonParser json = StrictJson.tokens(header)) {
      SafetensorsHeader reader = new SafetensorsHeader(file, json);
      Map<String, Stored> tensors = reader.tensors();
      requireGapless(file, tensors, dataSize);
      return new Contents(tensors, reader.metadata);
    } catch (IOException e) {
      throw new ModelCorrupt(
          "The header of %s is not valid: %s".formatted(file, StrictJson.reason(e)), e);
    }
  }

  private Map<String, Stored> tensors() throws IOException {
    require(json.nextToken() == JsonToken.START_OBJECT, "does not begin with {");
    Map<String, Stored> tensors = new LinkedHashMap<>();
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      json.nextToken();
      if (name.equals("__metadata__")) {
        readMetadata();
      } else {
        require(tensors.size() < MOST_TENSORS, "names more than %d tensors", MOST_TENSORS);
        tensors.put(name, tensor(name));
      }
    }
    require(json.currentToken() == JsonToken.END_OBJECT, "does not end with }");
    return tensors;
  }

  private void readMetadata() throws IOException {
    require(json.currentToken() == JsonToken.START_OBJECT, "__metadata__ is not an object");
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      if (json.nextToken() == JsonToken.VALUE_STRING && METADATA.contains(name)) {
        metadata.put(name, json.getText());
      } else {
        json.skipChildren();
      }
    }
  }

  private Stored tensor(String name) throws IOException {
    require(json.currentToken() == JsonToken.START_OBJECT, "%s is not an object", name);
    StoredType type = null;
    long[] shape = null;
    long[] offsets = null;
    for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
      json.nextToken();
      switch (field) {
        case "dtype" -> type = type(name);
        case "shape" -> shape = numbers(name, "shape");
        case "data_offsets" -> offsets = numbers(name, "data_offsets");
        default -> throw corrupt("%s has an unknown field %s".formatted(name, field));
      }
    }
    require(type != null && shape != null, "%s lacks its dtype or its shape", name);
    require(offsets != null && offsets.length == 2, "%s does not have two data_offsets", name);
    require(offsets[0] <= offsets[1], "%s ends before it begins", name);
    requireSize(name, type, shape, offsets[1] - offsets[0]);
    return new Stored(type, shape, offsets[0], offsets[1]);
  }

  private StoredType type(String name) throws IOException {
    String text = json.getText();
    return StoredType.of(text)
        .orElseThrow(() -> corrupt("%s has the unknown dtype %s".formatted(name, text)));
  }

  private long[] numbers(String name, String field) throws IOException {
    require(json.currentToken() == JsonToken.START_ARRAY, "%s of %s is no list", field, name);
    List<Long> numbers = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      boolean count = json.currentToken() == JsonToken.VALUE_NUMBER_INT && json.getLongValue() >= 0;
      require(count, "%s of %s holds %s", field, name, json.getText());
      require(numbers.size() < MOST_AXES, "%s of %s is too long", field, name);
      numbers.add(json.getLongValue());
    }
    return numbers.stream().mapToLong(Long::longValue).toArray();
  }

  private void requireSize(String name, StoredType type, long[] shape, long bytes) {
    long size = type.size;
    for (long side : shape) {
      boolean fits = side == 0 || size <= Long.MAX_VALUE / side;
      if (!fits) {
        throw corrupt("%s has the impossible shape %s".formatted(name, Arrays.toString(shape)));
      }
      size *= side;
    }
    if (size != bytes) {
      throw corrupt(
          "%s of shape %s in %s needs %d bytes, its offsets give %d"
              .formatted(name, Arrays.toString(shape), type, size, bytes));
    }
  }

  private static void requireGapless(Path file, Map<String, Stored> tensors, long dataSize) {
    List<Map.Entry<String, Stored>> ordered = new ArrayList<>(tensors.entrySet());
    ordered.sort(
        Comparator.comparingLong((Map.Entry<String, Stored> e) -> e.getValue().begin())
            .thenComparingLong(e -> e.getValue().end()));
    long position = 0;
    for (Map.Entry<String, Stored> entry : ordered) {
      if (entry.getValue().begin() != position) {
        throw new ModelCorrupt(
            "The header of %s is not valid: %s begins at byte %d, the tensor before it ends at %d."
                .formatted(file, entry.getKey(), entry.getValue().begin(), position));
      }
      position = entry.getValue().end();
    }
    if (position != dataSize) {
      throw new ModelCorrupt(
          "%s is %s: its tensors need %d bytes, it has %d."
              .formatted(file, position > dataSize ? "truncated" : "too long", position, dataSize));
    }
  }

  /** The words are put together only if they are needed: a header has thousands of numbers. */
  private void require(boolean condition, String otherwise, Object... about) {
    if (!condition) {
      throw corrupt(otherwise.formatted(about));
    }
  }

  private ModelCorrupt corrupt(String what) {
    return new ModelCorrupt("The header of %s is not valid: %s.".formatted(file, what));
  }
}
