package studio.eligen.web.http;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import studio.eligen.agent.design.InvalidInput;
import studio.eligen.agent.designer.phrases.UnknownName;

/** Edits are refused for what they call things: all others may be sent again with other names. */
final class RefusedNames extends InvalidInput {

  private static final String NOTHING = " Nothing was changed.";

  private final transient Map<String, UnknownName> reasons;

  /**
   * @param reasons by the id of the thing that each is about; at least one
   */
  RefusedNames(Map<String, UnknownName> reasons) {
    super(told(reasons), reasons.values().iterator().next());
    this.reasons = Collections.unmodifiableMap(new LinkedHashMap<>(reasons));
  }

  /** Of each its own sentence, and once that nothing came of it. */
  private static String told(Map<String, UnknownName> reasons) {
    return reasons.values().stream()
        .map(reason -> reason.getMessage().replace(NOTHING, ""))
        .distinct()
        .collect(Collectors.joining(" ", "", NOTHING));
  }

  /** By the id of the thing that each is about, in the order of the edits. */
  Map<String, UnknownName> reasons() {
    return reasons;
  }
}
