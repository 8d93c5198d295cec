package studio.eligen.web.conversation;

/** Something that is not done now; the message says why and what to do. */
public final class Refusal extends RuntimeException {

  /** What a client can make of it. */
  public enum Kind {
    /** There is no such thing, or it is somebody else's. */
    MISSING,
    /** Too much at once: later it may go. */
    BUSY,
    /** Too much is kept: something has to be deleted first. */
    FULL
  }

  private final Kind kind;

  public Refusal(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  /** Of a conversation that is not there or somebody else's: nobody learns which. */
  public static Refusal noConversation() {
    return new Refusal(
        Kind.MISSING, "There is no such conversation here; the list shows those there are.");
  }

  public Kind kind() {
    return kind;
  }
}
