package studio.eligen.agent.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * A database of no bytes is a new one, unless pictures lie beside it: then it was cut, and a copy
 * of it may be somewhere.
 */
final class EmptyDatabase {

  private static final String SUFFIX = ".empty";

  private EmptyDatabase() {}

  /**
   * Moves such a database aside and says so once; the next start makes a new one.
   *
   * @throws ArchiveException if there was one
   */
  static void quarantine(DataFolder folder) throws IOException {
    Path file = folder.database();
    boolean empty = Files.exists(file) && Files.size(file) == 0 && hasNoLog(file);
    if (!empty || !hasPictures(folder.pictures())) {
      return;
    }
    Path aside = file.resolveSibling(file.getFileName() + SUFFIX);
    for (int i = 2; Files.exists(aside); i++) {
      aside = file.resolveSibling(file.getFileName() + SUFFIX + "-" + i);
    }
    Files.move(file, aside);
    throw new ArchiveException(
        "The archive %s is empty (0 bytes), though there are pictures in %s: it was moved to %s. Put a copy of it back to have its conversations again, or start once more to begin a new archive; each picture opens with its design by --open."
            .formatted(file, folder.pictures(), aside.getFileName()));
  }

  /** What was written last may still be in the log beside it. */
  private static boolean hasNoLog(Path file) throws IOException {
    Path log = file.resolveSibling(file.getFileName() + "-wal");
    return !Files.exists(log) || Files.size(log) == 0;
  }

  private static boolean hasPictures(Path pictures) throws IOException {
    if (!Files.isDirectory(pictures)) {
      return false;
    }
    try (Stream<Path> files = Files.find(pictures, 2, (file, is) -> is.isRegularFile())) {
      return files.anyMatch(file -> file.toString().endsWith(".png"));
    }
  }
}
