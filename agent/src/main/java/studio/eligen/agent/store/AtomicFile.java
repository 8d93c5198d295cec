package studio.eligen.agent.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** Writes files so that nobody ever sees half of one. */
public final class AtomicFile {

  private AtomicFile() {}

  /**
   * Writes beside the file first, then moves it into place.
   *
   * @throws UncheckedIOException with a sentence for a person, if the disk does not take it
   */
  public static void write(Path file, byte[] content) {
    Path folder = file.toAbsolutePath().getParent();
    try {
      // Not createTempFile: its files are for the owner alone, and would stay so.
      Path draft = folder.resolve("." + file.getFileName() + "." + UUID.randomUUID() + ".part");
      try {
        Files.write(draft, content, StandardOpenOption.CREATE_NEW);
        move(draft, file);
      } finally {
        Files.deleteIfExists(draft);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "%s cannot be written: %s. Check the folder and the room on the disk."
              .formatted(file, e.getMessage()),
          e);
    }
  }

  private static void move(Path draft, Path file) throws IOException {
    try {
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
