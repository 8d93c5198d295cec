package studio.eligen.web.conversation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import studio.eligen.agent.render.EntityCheck;
import studio.eligen.agent.render.Scorecard;

/** What was seen in a picture as JSON, as it is kept and as the page reads it. */
final class ScorecardJson {

  private ScorecardJson() {}

  static String text(Scorecard scorecard) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("note", scorecard.note());
    ArrayNode checks = json.putArray("checks");
    scorecard.checks().forEach(check -> checks.add(one(check)));
    return json.toString();
  }

  private static ObjectNode one(EntityCheck check) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", check.id()).put("found", check.found().orElse(null));
    json.put("iou", check.overlap().isPresent() ? (Double) check.overlap().getAsDouble() : null);
    json.put("right", check.isChecked() ? (Boolean) !check.isFailed() : null);
    return json.put("text", check.described());
  }
}
