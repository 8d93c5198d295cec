package studio.eligen.agent.designer.mllm;

import studio.eligen.agent.design.InvalidInput;

/** A server's key. It is never printed: whatever shows a text first takes the key out of it. */
public final class ApiKey {

  /** Shorter ones are placeholders such as "none", and would be found in ordinary words. */
  private static final int LEAST_SECRET = 6;

  /** What the key is called where settings are looked for. */
  static final String SETTING = "OPENAI_API_KEY";

  private static final String HIDDEN = "[key]";

  private final String value;

  /**
   * @throws InvalidInput if it holds what cannot be sent
   */
  public ApiKey(String value) {
    this.value = value.strip();
    if (!this.value.matches("[\\x21-\\x7e]{1,4096}")) {
      throw new InvalidInput(
          "%s holds characters that no key has; copy it again.".formatted(SETTING));
    }
  }

  String bearer() {
    return "Bearer " + value;
  }

  /** The text without the key in it, should a server have echoed it. */
  String hiddenIn(String text) {
    return value.length() < LEAST_SECRET ? text : text.replace(value, HIDDEN);
  }

  /** The same for a text that goes on: what may be the beginning of the key at its end is cut. */
  String hiddenInPart(String text) {
    String hidden = hiddenIn(text);
    int longest = value.length() < LEAST_SECRET ? 0 : value.length() - 1;
    for (int length = Math.min(longest, hidden.length()); length > 0; length--) {
      if (hidden.endsWith(value.substring(0, length))) {
        return hidden.substring(0, hidden.length() - length);
      }
    }
    return hidden;
  }

  @Override
  public String toString() {
    return "set";
  }
}
