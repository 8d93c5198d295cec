package studio.eligen.engine.gpu;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * The machine, as far as it is looked at.
 *
 * @param root what absolute paths of the system begin at
 * @param program runs a program, and gives what it wrote if it ended well
 */
record Machine(
    Path root,
    Map<String, String> environment,
    boolean windows,
    Function<List<String>, Optional<String>> program) {

  private static final int LARGEST_FILE = 64 << 10;
  private static final int MOST_SECONDS = 20;

  /** Of this process. */
  static Machine here() {
    boolean windows =
        System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
    return new Machine(Path.of("/"), System.getenv(), windows, Machine::run);
  }

  String variable(String name) {
    return environment.getOrDefault(name, "");
  }

  /** The user's own folder. */
  Optional<Path> home() {
    return path(variable(windows ? "USERPROFILE" : "HOME"));
  }

  /** A path that a variable holds, if it is one. */
  static Optional<Path> path(String text) {
    try {
      return text.isBlank() ? Optional.empty() : Optional.of(Path.of(text));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  /** The text of a small file, if it can be read. */
  static Optional<String> text(Path file) {
    try {
      return Files.isRegularFile(file) && Files.size(file) <= LARGEST_FILE
          ? Optional.of(Files.readString(file, StandardCharsets.UTF_8))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** What a folder holds whose name fits, sorted; nothing where there is no such folder. */
  static List<Path> in(Path folder, String glob) {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, glob)) {
      files.forEach(found::add);
    } catch (IOException e) {
      return List.of();
    }
    found.sort(null);
    return found;
  }

  private static Optional<String> run(List<String> command) {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .redirectInput(ProcessBuilder.Redirect.PIPE)
              .start();
      process.getOutputStream().close();
      process
          .onExit()
          .orTimeout(MOST_SECONDS, TimeUnit.SECONDS)
          .exceptionally(late -> kill(process));
      byte[] said = process.getInputStream().readNBytes(LARGEST_FILE);
      return process.waitFor() == 0
          ? Optional.of(new String(said, StandardCharsets.UTF_8))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private static Process kill(Process process) {
    return process.destroyForcibly();
  }
}
