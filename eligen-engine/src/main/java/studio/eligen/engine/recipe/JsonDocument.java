package studio.eligen.engine.recipe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import studio.eligen.engine.RenderException.BadRequest;
import studio.eligen.engine.json.JsonField;
import studio.eligen.engine.json.StrictJson;

/** A request's or a recipe's JSON. */
final class JsonDocument {

  private JsonDocument() {}

  /**
   * The document as a field without a path.
   *
   * @param name of where it comes from, for messages
   */
  static JsonField read(byte[] json, String name) {
    if (json.length > StrictJson.MOST_BYTES) {
      throw new BadRequest(
          "%s is too large: more than %d MB of JSON."
              .formatted(name, StrictJson.MOST_BYTES / 1_000_000));
    }
    try {
      JsonNode node = StrictJson.read(json);
      if (node.isMissingNode()) {
        throw new BadRequest("%s is empty; it must hold a JSON object.".formatted(name));
      }
      return JsonField.of("The document", node, BadRequest::new);
    } catch (JsonProcessingException e) {
      throw new BadRequest("%s is not valid JSON: %s".formatted(name, StrictJson.reason(e)), e);
    }
  }
}
