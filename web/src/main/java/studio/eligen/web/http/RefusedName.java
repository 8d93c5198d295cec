package studio.eligen.web.http;

import studio.eligen.agent.design.InvalidInput;
import studio.eligen.agent.designer.phrases.UnknownName;

/** Edits are refused for what they call a thing: all others may be sent again with another name. */
final class RefusedName extends InvalidInput {

  private final String thing;
  private final transient UnknownName reason;

  /**
   * @param thing its id
   */
  RefusedName(String thing, UnknownName reason) {
    super(reason.getMessage(), reason);
    this.thing = thing;
    this.reason = reason;
  }

  String thing() {
    return thing;
  }

  UnknownName reason() {
    return reason;
  }
}
