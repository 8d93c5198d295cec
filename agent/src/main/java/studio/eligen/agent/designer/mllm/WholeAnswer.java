package studio.eligen.agent.designer.mllm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import studio.eligen.agent.designer.mllm.parsing.LooseJson;

/** An answer in one piece, from a server that does not stream. */
final class WholeAnswer {

  private WholeAnswer() {}

  /** The same answer as the only event of a stream. */
  static String asEvent(byte[] body, MllmSettings settings) {
    try {
      JsonNode answer = LooseJson.strict(new String(body, StandardCharsets.UTF_8));
      requireNoError(answer, settings);
      if (!answer.path("choices").isArray()) {
        throw Failures.noAnswer(settings, null);
      }
      for (JsonNode choice : answer.path("choices")) {
        if (choice instanceof ObjectNode parts && parts.remove("message") instanceof ObjectNode m) {
          number(m.path("tool_calls"));
          parts.set("delta", m);
        }
      }
      return answer.toString();
    } catch (IOException e) {
      throw Failures.noAnswer(settings, e);
    }
  }

  /** Some servers report errors within an answer of status 200. */
  static void requireNoError(JsonNode answer, MllmSettings settings) {
    JsonNode error = answer.path("error");
    boolean reported =
        !error.isMissingNode() && !error.isNull() || answer.path("object").asText().equals("error");
    if (reported) {
      throw Failures.reported(answer, settings);
    }
  }

  /** Gives calls what a stream's have: an index, and arguments as a text. */
  private static void number(JsonNode calls) {
    if (calls instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        if (array.get(i) instanceof ObjectNode call) {
          call.put("index", i);
          JsonNode arguments = call.path("function").path("arguments");
          if (arguments.isObject() && call.path("function") instanceof ObjectNode function) {
            function.put("arguments", arguments.toString());
          }
        }
      }
    }
  }
}
