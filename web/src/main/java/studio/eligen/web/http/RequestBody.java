package studio.eligen.web.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import studio.eligen.agent.design.InvalidInput;

/** What a request brings along, within limits. */
final class RequestBody {

  /** A sentence, or a few numbers. */
  static final int SMALL = 64 << 10;

  /** Masks of a large canvas, drawn by hand. */
  static final int MASKS = 16 << 20;

  private static final int DEEPEST = 40;

  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEEPEST)
                          .maxNumberLength(100)
                          .maxNameLength(200)
                          .maxStringLength(MASKS)
                          .build())
                  .build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private RequestBody() {}

  /**
   * An object, which has no other fields than these.
   *
   * @throws Problem if it is not JSON or too large
   * @throws InvalidInput if it is another object
   */
  static JsonNode object(Context ctx, int mostBytes, String... fields) {
    requireType(ctx, Set.of("application/json"));
    byte[] bytes = bytes(ctx, mostBytes);
    if (bytes.length == 0) {
      return JSON.createObjectNode();
    }
    JsonNode json = parse(bytes);
    if (!json.isObject()) {
      throw new InvalidInput("The body must be an object, such as {}.");
    }
    Set<String> known = new TreeSet<>(Set.of(fields));
    json.fieldNames()
        .forEachRemaining(
            name -> {
              if (!known.contains(name)) {
                throw new InvalidInput(
                    "The body has an unknown field \"%s\"; it may have %s."
                        .formatted(name.length() > 40 ? name.substring(0, 40) + "…" : name, known));
              }
            });
    return json;
  }

  private static JsonNode parse(byte[] bytes) {
    try {
      return JSON.readTree(bytes);
    } catch (JsonProcessingException e) {
      String why = e.getOriginalMessage().lines().findFirst().orElse("");
      throw new InvalidInput(
          "The body is not JSON: %s."
              .formatted(why.length() > 200 ? why.substring(0, 200) + "…" : why));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void requireType(Context ctx, Set<String> types) {
    String type = String.valueOf(ctx.contentType()).replaceFirst(";.*$", "").strip();
    if (!types.contains(type)) {
      throw new Problem(
          415, "The Content-Type must be %s.".formatted(String.join(" or ", new TreeSet<>(types))));
    }
  }

  /** All of it, unless it is more than so many bytes. */
  static byte[] bytes(Context ctx, int most) {
    try {
      if (ctx.req().getContentLengthLong() > most) {
        throw tooLarge(most);
      }
      byte[] bytes = ctx.req().getInputStream().readNBytes(most + 1);
      if (bytes.length > most) {
        throw tooLarge(most);
      }
      return bytes;
    } catch (IOException e) {
      throw new Problem(400, "The body did not arrive as a whole; send it again.");
    }
  }

  private static Problem tooLarge(int most) {
    return new Problem(413, "The body is too large; at most %d bytes are read.".formatted(most));
  }

  /** A text that must be there. */
  static String text(JsonNode json, String name, int longest) {
    JsonNode value = json.path(name);
    if (!value.isTextual()) {
      throw new InvalidInput("\"%s\" must be a text.".formatted(name));
    }
    if (value.textValue().length() > longest) {
      throw new InvalidInput(
          "\"%s\" has %d characters; at most %d are read."
              .formatted(name, value.textValue().length(), longest));
    }
    return value.textValue();
  }

  /** A whole number that must be there, unless there is a usual one. */
  static int whole(JsonNode json, String name, int least, int most, OptionalInt usual) {
    JsonNode value = json.path(name);
    if (value.isMissingNode() && usual.isPresent()) {
      return usual.getAsInt();
    }
    boolean fits =
        value.isIntegralNumber()
            && value.canConvertToInt()
            && value.intValue() >= least
            && value.intValue() <= most;
    if (!fits) {
      throw new InvalidInput(
          "\"%s\" must be a whole number from %d to %d.".formatted(name, least, most));
    }
    return value.intValue();
  }

  /** A number that must be there. */
  static double number(JsonNode json, String name, double least, double most) {
    JsonNode value = json.path(name);
    double number = value.isNumber() ? value.doubleValue() : Double.NaN;
    if (!(number >= least && number <= most)) {
      throw new InvalidInput("\"%s\" must be a number from %s to %s.".formatted(name, least, most));
    }
    return number;
  }
}
