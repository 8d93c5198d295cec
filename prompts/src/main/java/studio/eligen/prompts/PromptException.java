package studio.eligen.prompts;

/** A prompt's file cannot be used: the message says which one, and what is wrong with it. */
public final class PromptException extends RuntimeException {

  public PromptException(String message) {
    super(message);
  }

  public PromptException(String message, Throwable cause) {
    super(message, cause);
  }
}
