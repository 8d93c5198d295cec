package studio.eligen.web.http;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import studio.eligen.agent.designer.phrases.UnknownName;

/** What one list of edits calls things. All that cannot be drawn is told at once. */
final class AskedNames {

  private final UnaryOperator<String> naming;
  private final Map<String, UnknownName> unknown = new LinkedHashMap<>();

  AskedNames(UnaryOperator<String> naming) {
    this.naming = naming;
  }

  /**
   * What a thing becomes that is called so; until the last edit is read, a name that is unknown.
   */
  String of(String id, String prompt) {
    try {
      String name = naming.apply(prompt);
      unknown.remove(id);
      return name;
    } catch (UnknownName e) {
      unknown.put(id, e);
      return prompt;
    }
  }

  /**
   * @throws RefusedNames if something was called what the model cannot draw, and has no other name
   */
  void requireKnown() {
    if (!unknown.isEmpty()) {
      throw new RefusedNames(unknown);
    }
  }
}
