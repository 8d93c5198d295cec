package studio.eligen.agent.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A line of a corpus, whose README says what each part means.
 *
 * @param anything whether any noun phrase is a thing
 * @param start name of the design that it is said about
 * @param history what was said before
 * @param expect what must hold; a list where any one of several will do
 */
record Utterance(
    String id,
    String group,
    boolean anything,
    String start,
    List<String> history,
    String say,
    JsonNode expect) {

  static Utterance of(JsonNode line) {
    return new Utterance(
        line.path("id").asText(),
        line.path("group").asText(),
        !line.path("vocabulary").asBoolean(true),
        line.path("design").asText("blank"),
        texts(line.path("history")),
        line.path("say").asText(),
        line.path("expect"));
  }

  /** The same where something else is expected. */
  Utterance expecting(JsonNode other) {
    return new Utterance(id, group, anything, start, history, say, other);
  }

  /** The expectations of which one must hold. */
  List<JsonNode> alternatives() {
    List<JsonNode> all = new ArrayList<>();
    if (expect.isArray()) {
      expect.forEach(all::add);
    } else {
      all.add(expect);
    }
    return all;
  }

  static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(text -> texts.add(text.asText()));
    return texts;
  }
}
