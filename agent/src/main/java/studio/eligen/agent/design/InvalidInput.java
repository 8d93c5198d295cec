package studio.eligen.agent.design;

/**
 * Something that a person gave cannot be used as it is: a setting, a file, a name, an edit. The
 * message is for that person: what is wrong, with the value, and what to do. Nothing was changed.
 */
public class InvalidInput extends RuntimeException {

  public InvalidInput(String message) {
    super(message);
  }

  public InvalidInput(String message, Throwable cause) {
    super(message, cause);
  }
}
