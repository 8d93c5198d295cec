package studio.eligen.agent.store;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/**
 * Where everything is that the program keeps for its user; see docs/storage.md.
 *
 * @param path absolute; need not exist yet
 */
public record DataFolder(Path path) {

  public DataFolder {
    path = path.toAbsolutePath().normalize();
  }

  /** The folder of this process. */
  public static DataFolder usual() {
    return of(System.getenv(), System.getProperties());
  }

  /**
   * The first of the property {@code eligen.home}, the variable ELIGEN_HOME, the folder {@code
   * eligen} in XDG_DATA_HOME, and {@code .local/share/eligen} in the user's home: HOME, and only
   * where that says nothing what the system knows of the user. A relative XDG_DATA_HOME counts as
   * none, as its specification asks.
   *
   * @throws ArchiveException if what is named cannot be a folder, or there is no home
   */
  public static DataFolder of(Map<String, String> environment, Properties properties) {
    String named =
        properties.getProperty("eligen.home", environment.getOrDefault("ELIGEN_HOME", ""));
    String shared = environment.getOrDefault("XDG_DATA_HOME", "");
    String home = environment.getOrDefault("HOME", "");
    try {
      if (!named.isBlank()) {
        return new DataFolder(Path.of(named));
      }
      if (!shared.isBlank() && Path.of(shared).isAbsolute()) {
        return new DataFolder(Path.of(shared, "eligen"));
      }
      if (!Path.of(home).isAbsolute()) {
        home = properties.getProperty("user.home", "");
      }
      if (!Path.of(home).isAbsolute()) {
        throw new ArchiveException(
            "There is no home folder to keep conversations in: set HOME, or ELIGEN_HOME to a"
                + " folder.");
      }
      return new DataFolder(Path.of(home, ".local", "share", "eligen"));
    } catch (InvalidPathException e) {
      throw new ArchiveException(
          "The folder for conversations cannot be named: %s. Set ELIGEN_HOME to a folder."
              .formatted(e.getMessage()),
          e);
    }
  }

  Path database() {
    return path.resolve("eligen.db");
  }

  Path pictures() {
    return path.resolve("pictures");
  }

  /** Code of the database, unpacked. */
  Path nativeCode() {
    return path.resolve("native");
  }

  /** What was typed at the prompt. */
  Path inputHistory() {
    return path.resolve("typed.txt");
  }

  /** Held while the database is made or brought up to date. */
  Path lock() {
    return path.resolve("eligen.lock");
  }
}
