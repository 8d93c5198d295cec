package studio.eligen.agent.store;

/**
 * The archive, or one conversation in it, cannot be used as asked. The message is for a person:
 * what is wrong, where, and what to do. Whatever was kept before is still there.
 */
public final class ArchiveException extends RuntimeException {

  ArchiveException(String message) {
    super(message);
  }

  ArchiveException(String message, Throwable cause) {
    super(message, cause);
  }
}
