package studio.eligen.web.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import studio.eligen.agent.cli.Printable;
import studio.eligen.agent.design.InvalidInput;
import studio.eligen.engine.json.JsonField;
import studio.eligen.engine.json.StrictJson;

/** What a request brings along, within limits. */
final class RequestBody {

  /** A sentence, or a few numbers. */
  static final int SMALL = 64 << 10;

  /** Masks of a large canvas, drawn by hand. */
  static final int MASKS = 16 << 20;

  /** The largest picture of a camera; a picture made here of the largest size. */
  static final int FILE = 64 << 20;

  private RequestBody() {}

  /**
   * An object, which has no other fields than these.
   *
   * @throws Problem if it is not JSON or too large
   * @throws InvalidInput if it is another object
   */
  static JsonField object(Context ctx, int mostBytes, String... fields) {
    requireType(ctx, Set.of("application/json"));
    byte[] bytes = bytes(ctx, mostBytes);
    JsonNode json = bytes.length == 0 ? JsonNodeFactory.instance.objectNode() : parse(bytes);
    if (!json.isObject()) {
      throw new InvalidInput("The body must be an object, such as {}.");
    }
    return JsonField.of("The body", json, InvalidInput::new).object(fields);
  }

  private static JsonNode parse(byte[] bytes) {
    try {
      return StrictJson.read(bytes);
    } catch (JsonProcessingException e) {
      throw new InvalidInput("The body is not JSON: %s.".formatted(StrictJson.reason(e)));
    }
  }

  static void requireType(Context ctx, Set<String> types) {
    String packed = ctx.header("Content-Encoding");
    if (packed != null && !packed.equalsIgnoreCase("identity")) {
      throw new Problem(
          415,
          "The body is packed (%s); send it as it is."
              .formatted(Printable.shortened(Printable.words(packed), 20)));
    }
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

  static Problem tooLarge(int most) {
    return new Problem(413, "The body is too large; at most %d bytes are read.".formatted(most));
  }
}
