package studio.eligen.agent.design;

/** An edit does not fit the design, or would make one that cannot be drawn: give another. */
public final class InvalidEdit extends InvalidInput {

  public InvalidEdit(String message) {
    super(message);
  }

  public InvalidEdit(String message, Throwable cause) {
    super(message, cause);
  }
}
