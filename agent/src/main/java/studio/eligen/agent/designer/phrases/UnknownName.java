package studio.eligen.agent.designer.phrases;

import java.util.List;
import studio.eligen.agent.design.InvalidInput;

/** A thing is called what the model cannot draw: choose another name. */
public final class UnknownName extends InvalidInput {

  private final transient List<String> suggestions;

  UnknownName(String message, List<String> suggestions) {
    super(message);
    this.suggestions = List.copyOf(suggestions);
  }

  /** Names of what it can draw that may have been meant, the likeliest first; may be empty. */
  public List<String> suggestions() {
    return suggestions;
  }
}
