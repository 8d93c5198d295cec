package studio.eligen.agent.terminal;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import studio.eligen.agent.design.InvalidInput;
import studio.eligen.engine.RenderException.BadRequest;

/** Files as people name them after a command. */
final class TypedFile {

  private TypedFile() {}

  /**
   * The file that was named, perhaps in quotes or with escaped blanks.
   *
   * @throws InvalidInput if none was
   */
  static Path named(String argument, String command) {
    String meant = TypedPath.here().meant(argument);
    if (meant.isEmpty()) {
      throw new InvalidInput("%s needs a file's name, such as cat.png.".formatted(command));
    }
    try {
      return Path.of(located(meant));
    } catch (InvalidPathException e) {
      throw new InvalidInput("\"%s\" cannot name a file.".formatted(argument), e);
    }
  }

  /**
   * A file that is not there yet.
   *
   * @throws InvalidInput if it is
   */
  static Path fresh(String argument, String command) {
    Path file = named(argument, command);
    if (Files.exists(file)) {
      throw new InvalidInput("There is a %s already; give another name.".formatted(file));
    }
    return file;
  }

  static boolean ends(Path file, String suffix) {
    return file.toString().toLowerCase(Locale.ROOT).endsWith(suffix);
  }

  /**
   * Writes a file.
   *
   * @throws InvalidInput if it cannot be written; it names the file as the person did
   */
  static void write(Path file, Runnable writing) {
    try {
      writing.run();
    } catch (BadRequest | InvalidInput e) {
      if (e.getCause() instanceof IOException trouble) {
        throw new InvalidInput(
            "%s cannot be written: %s; name a file elsewhere.".formatted(file, reason(trouble)), e);
      }
      throw e;
    }
  }

  /** A file that is written is a draft first, whose name would only confuse. */
  static String reason(IOException trouble) {
    if (trouble instanceof AccessDeniedException) {
      return "there is no permission to write there";
    }
    String told =
        trouble instanceof FileSystemException with ? with.getReason() : trouble.getMessage();
    return told == null ? "no file can be made in that folder" : told;
  }

  /** A file as a person names it: "~" is home. */
  static String located(String named) {
    String home =
        System.getenv().getOrDefault("HOME", String.valueOf(System.getProperty("user.home")));
    return named.equals("~") || named.startsWith("~/") ? home + named.substring(1) : named;
  }
}
