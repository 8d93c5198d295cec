package studio.eligen.agent.designer.mllm;

import java.time.Duration;

/**
 * Why a model gave no answer that can be used, split by what is done next. Every message is a
 * sentence or two for a person, and holds no key.
 */
public abstract sealed class MllmException extends RuntimeException {

  private MllmException(String message, Throwable cause) {
    super(message, cause);
  }

  /** Nobody listens there, or the connection broke: check the address. */
  public static final class Unreachable extends MllmException {
    public Unreachable(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** The connection broke in the middle: try again. */
  public static final class Broken extends MllmException {
    public Broken(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** The server has too much to do, or failed: try again later. */
  public static final class Busy extends MllmException {

    final transient Duration wait;

    public Busy(String message, Duration wait) {
      super(message, null);
      this.wait = wait;
    }

    /** What the server asks to wait, zero if it does not say. */
    public Duration asked() {
      return wait;
    }
  }

  /** The server does not take such a request, or its model finds no end: ask in another way. */
  public static final class Unsupported extends MllmException {
    public Unsupported(String message) {
      super(message, null);
    }
  }

  /** It is more than the model reads and says at once: leave out what was said before. */
  public static final class TooLong extends MllmException {
    public TooLong(String message) {
      super(message, null);
    }
  }

  /** The model takes no pictures: ask in words alone, or another model. */
  public static final class Blind extends MllmException {
    public Blind(String message) {
      super(message, null);
    }
  }

  /** The server refuses: the key, the model's name or the address has to change. */
  public static final class Refused extends MllmException {
    public Refused(String message) {
      super(message, null);
    }
  }

  /** The answer took longer than the settings allow. */
  public static final class TooSlow extends MllmException {
    public TooSlow(String message) {
      super(message, null);
    }
  }

  /** What came is no answer of a model. */
  public static final class Nonsense extends MllmException {
    public Nonsense(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** The person does not want it any more. */
  public static final class Cancelled extends MllmException {
    public Cancelled() {
      super("The turn was cancelled.", null);
    }
  }
}
