package studio.eligen.engine.recipe;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import studio.eligen.engine.RenderException.BadRequest;

/** Reads JSON of unknown origin: bounded in size, depth and count, and no field twice. */
final class JsonDocument {

  static final int MOST_BYTES = 16 << 20;

  /** Bounds what a tree of one-digit numbers costs: some 50 bytes each. */
  private static final int MOST_TOKENS = 3_000_000;

  private static final int DEEPEST = 64;

  /** NaN and Infinity are let through here and refused where they stand, by their field's name. */
  private static final ObjectMapper MAPPER =
      new ObjectMapper(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEEPEST)
                          .maxDocumentLength(MOST_BYTES)
                          .maxTokenCount(MOST_TOKENS)
                          .maxStringLength(MOST_BYTES)
                          .maxNameLength(1000)
                          .maxNumberLength(100)
                          .build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private JsonDocument() {}

  /**
   * The document as a field without a path.
   *
   * @param name of where it comes from, for messages
   */
  static JsonField read(byte[] json, String name) {
    if (json.length > MOST_BYTES) {
      throw new BadRequest(
          "%s is too large: more than %d MB of JSON.".formatted(name, MOST_BYTES / 1_000_000));
    }
    try {
      JsonNode node = MAPPER.readTree(json);
      if (node.isMissingNode()) {
        throw new BadRequest("%s is empty; it must hold a JSON object.".formatted(name));
      }
      return new JsonField("", node);
    } catch (JacksonException e) {
      throw invalid(name, e);
    } catch (IOException e) {
      throw new BadRequest("%s is not valid JSON: %s".formatted(name, e.getMessage()), e);
    }
  }

  private static BadRequest invalid(String name, JacksonException e) {
    String reason = e.getOriginalMessage().lines().findFirst().orElse("");
    // Jackson names the setting that a limit comes from, which is nothing to the reader.
    reason = reason.replaceFirst(", from `[^`]*`", "");
    String place =
        e.getLocation() == null
            ? ""
            : " (line %d, column %d)"
                .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr());
    return new BadRequest("%s is not valid JSON: %s%s".formatted(name, reason, place), e);
  }
}
