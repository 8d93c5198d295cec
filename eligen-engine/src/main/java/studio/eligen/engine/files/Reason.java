package studio.eligen.engine.files;

import java.io.EOFException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;

/** What an exception says, as the middle of a sentence. */
public final class Reason {

  private Reason() {}

  /** One line, without a full stop. Java names only the file where a person wants to know why. */
  public static String of(Exception e) {
    if (e instanceof AccessDeniedException denied) {
      return "no permission for " + denied.getFile();
    }
    if (e instanceof NoSuchFileException) {
      return "there is no such file";
    }
    if (e instanceof FileAlreadyExistsException taken) {
      return taken.getFile() + " is in the way, and no folder";
    }
    if (e instanceof EOFException) {
      return "it ends too early";
    }
    String message =
        e instanceof FileSystemException file && file.getReason() != null
            ? file.getFile() + ": " + file.getReason()
            : Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
    return message.lines().findFirst().orElse("").strip().replaceFirst("\\.$", "");
  }
}
