package studio.eligen.agent.designer.mllm;

/** A server's key. It is never printed: whatever shows a text first takes the key out of it. */
public final class ApiKey {

  /** Shorter ones are placeholders such as "none", and would be found in ordinary words. */
  private static final int LEAST_SECRET = 6;

  private static final String HIDDEN = "[key]";

  private final String value;

  public ApiKey(String value) {
    this.value = value.strip();
  }

  String bearer() {
    return "Bearer " + value;
  }

  /** The text without the key in it, should a server have echoed it. */
  String hiddenIn(String text) {
    return value.length() < LEAST_SECRET ? text : text.replace(value, HIDDEN);
  }

  @Override
  public String toString() {
    return "set";
  }
}
