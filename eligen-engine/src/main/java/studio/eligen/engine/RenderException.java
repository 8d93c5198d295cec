package studio.eligen.engine;

import java.util.Optional;

/**
 * Why there is no picture, split by what the caller does next. Every message is one sentence or two
 * for a person to read: what is wrong, with the value, and what to do.
 */
public abstract sealed class RenderException extends RuntimeException {

  private RenderException(String message, Throwable cause) {
    super(message, cause);
  }

  /** The request cannot be drawn as it is: change it. */
  public static final class BadRequest extends RenderException {
    public BadRequest(String message) {
      super(message, null);
    }

    public BadRequest(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** A file of the model is not there: get it, or name another folder. */
  public static final class ModelMissing extends RenderException {
    public ModelMissing(String message) {
      super(message, null);
    }
  }

  /** A file of the model is there but is not what it should be: fetch it again. */
  public static final class ModelCorrupt extends RenderException {
    public ModelCorrupt(String message) {
      super(message, null);
    }

    public ModelCorrupt(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** The machine has too little memory: draw smaller, or use another device or dtype. */
  public static final class OutOfMemory extends RenderException {

    private final transient Optional<Undecoded> undecoded;

    public OutOfMemory(String message, Throwable cause) {
      super(message, cause);
      this.undecoded = Optional.empty();
    }

    /**
     * @param undecoded what was drawn before the memory ran out
     */
    public OutOfMemory(String message, Throwable cause, Undecoded undecoded) {
      super(message, cause);
      this.undecoded = Optional.of(undecoded);
    }

    /** The picture's latents, if only to decode them took too much: keep them. */
    public Optional<Undecoded> undecoded() {
      return undecoded;
    }
  }

  /** The caller cancelled the render, and it stopped. */
  public static final class Cancelled extends RenderException {
    public Cancelled() {
      super("The render was cancelled.", null);
    }
  }
}
