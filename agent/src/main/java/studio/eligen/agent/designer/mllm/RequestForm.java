package studio.eligen.agent.designer.mllm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;
import studio.eligen.agent.designer.mllm.parsing.LooseJson;

/**
 * The form in which a server takes requests. What it refuses is left out or said in another way
 * from then on.
 */
final class RequestForm {

  /** What can be done without, and how servers complain of it. */
  private enum Concession {
    TEMPERATURE("temperature"),
    CHOICE("tool_?\\s?choice"),
    STREAM("\\bstream(?:ing|ed)?\\b(?!_)"),
    SYSTEM(
        "\\b(?:system|developer)\\b.{0,40}\\b(?:role|message|prompt|instruction)|roles?\\b.{0,40}\\b(?:system|developer)\\b|only.{0,40}\\broles?\\b"),
    ROLES(
        "alternat|\\broles?\\b.{0,60}\\b(?:tool|must|should|support|allow|unexpected|invalid)|(?:unexpected|invalid|unknown|unsupported).{0,20}\\brole|\\btool\\b.{0,20}\\b(?:role|message|result)|tool_call_id|last message");

    private final Pattern complaint;

    Concession(String complaint) {
      this.complaint = Pattern.compile("(?i)" + complaint);
    }
  }

  private static final Set<Integer> OTHERWISE = Set.of(401, 402, 403, 413, 429);

  private volatile Set<Concession> made = EnumSet.noneOf(Concession.class);

  /**
   * Learns from what a server said against a request.
   *
   * @return whether the same is worth asking again, in the form that it has then
   */
  synchronized boolean learn(ServerError error) {
    if (OTHERWISE.contains(error.status())) {
      return false;
    }
    for (Concession concession : Concession.values()) {
      if (concession.complaint.matcher(error.said()).find() && make(concession)) {
        return true;
      }
    }
    // Who complains of roles when all are in words complains of the system's.
    return Concession.ROLES.complaint.matcher(error.said()).find() && make(Concession.SYSTEM);
  }

  private boolean make(Concession concession) {
    Set<Concession> more = EnumSet.of(concession);
    more.addAll(made);
    boolean isNew = !made.contains(concession);
    made = more;
    return isNew;
  }

  /** A request's body in this form. */
  String of(String body) {
    Set<Concession> now = made;
    try {
      ObjectNode request = (ObjectNode) LooseJson.strict(body);
      request.remove("stream_options"); // nobody counts tokens here, and some servers refuse it
      drop(request, now.contains(Concession.TEMPERATURE), "temperature");
      drop(request, now.contains(Concession.CHOICE), "tool_choice");
      drop(request, now.contains(Concession.STREAM), "stream");
      ArrayNode messages = (ArrayNode) request.path("messages");
      if (now.contains(Concession.ROLES)) {
        messages.forEach(message -> inWords((ObjectNode) message));
      }
      if (now.contains(Concession.SYSTEM)) {
        messages.forEach(message -> asUser((ObjectNode) message));
      }
      if (now.contains(Concession.ROLES) || now.contains(Concession.SYSTEM)) {
        join(messages);
      }
      return request.toString();
    } catch (IOException e) {
      throw new IllegalStateException(e); // LangChain4j writes JSON
    }
  }

  private static void drop(ObjectNode request, boolean refused, String field) {
    if (refused) {
      request.remove(field);
    }
  }

  private static void asUser(ObjectNode message) {
    if (message.path("role").asText().equals("system")) {
      message.put("role", "user");
    }
  }

  /** A call as the text that it could have been, and its result as what was said to it. */
  private static void inWords(ObjectNode message) {
    JsonNode calls = message.remove("tool_calls");
    if (calls != null) {
      StringBuilder text = new StringBuilder(message.path("content").asText(""));
      calls.forEach(
          call -> text.append("<tool_call>").append(call.path("function")).append("</tool_call>"));
      message.put("content", text.toString());
    }
    if (message.path("role").asText().equals("tool")) {
      message.put("role", "user").remove("tool_call_id");
    }
  }

  /** Makes one message of those that follow each other with one role. */
  private static void join(ArrayNode messages) {
    for (int i = messages.size() - 1; i > 0; i--) {
      ObjectNode before = (ObjectNode) messages.get(i - 1);
      JsonNode after = messages.get(i);
      if (before.path("role").equals(after.path("role"))) {
        before.set("content", joined(before.path("content"), after.path("content")));
        messages.remove(i);
      }
    }
  }

  private static JsonNode joined(JsonNode before, JsonNode after) {
    return before.isArray() || after.isArray()
        ? parts(before).addAll(parts(after))
        : TextNode.valueOf(before.asText() + "\n\n" + after.asText());
  }

  private static ArrayNode parts(JsonNode content) {
    if (content instanceof ArrayNode parts) {
      return parts;
    }
    ArrayNode one = JsonNodeFactory.instance.arrayNode();
    one.addObject().put("type", "text").put("text", content.asText());
    return one;
  }
}
