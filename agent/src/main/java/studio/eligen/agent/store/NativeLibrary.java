package studio.eligen.agent.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;

/**
 * SQLite's own code, unpacked once. Left to itself the driver writes it to the folder for temporary
 * files at every start, reads it back byte by byte, and leaves it there when it is killed.
 */
final class NativeLibrary {

  private static final String FOLDER = "org.sqlite.lib.path";
  private static final String NAME = "eligen-sqlite";
  private static final Path TEMPORARY = Path.of(System.getProperty("java.io.tmpdir"), NAME);

  private NativeLibrary() {}

  /**
   * Has the driver load it from a folder, where it is put unless it is there. Where that cannot be
   * done, no program runs from there, or somebody else could write there, another is tried; where
   * none will do, the driver goes its own way.
   */
  static void keepIn(Path folder) {
    for (Path place : List.of(folder, TEMPORARY, Path.of("/var/tmp", NAME))) {
      if (System.getProperty(FOLDER) == null) {
        tryToKeepIn(place);
      }
    }
  }

  private static void tryToKeepIn(Path folder) {
    try {
      PrivateFiles.makeFolder(folder);
      if (PrivateFiles.isOurs(folder)) {
        Path own = folder.resolve(versionAndMachine());
        PrivateFiles.makeFolder(own);
        Path library = own.resolve(LibraryLoaderUtil.getNativeLibName());
        if (runsPrograms(own) && (Files.exists(library) || unpack(library))) {
          System.setProperty(FOLDER, own.toString());
        }
      }
    } catch (IOException e) {
      // Another place may do.
    }
  }

  /** A file that may be run cannot, where the file system is mounted so. */
  private static boolean runsPrograms(Path folder) throws IOException {
    Path probe = Files.createTempFile(folder, "probe", "", PrivateFiles.FOLDER);
    try {
      return !PrivateFiles.POSIX || Files.isExecutable(probe);
    } finally {
      Files.deleteIfExists(probe);
    }
  }

  /**
   * Of its own, as a data folder may be used by several of both. By Java's own names: the driver
   * looks closer, which takes longer than loading, and where they fit two the wrong one is not
   * loaded.
   */
  private static String versionAndMachine() {
    return "%s-%s-%s"
        .formatted(
            SQLiteJDBCLoader.getVersion(),
            System.getProperty("os.name"),
            System.getProperty("os.arch"));
  }

  /** Moved into place when it is on the disk, so that what is there is whole. */
  private static boolean unpack(Path library) throws IOException {
    String packed = LibraryLoaderUtil.getNativeLibResourcePath() + "/" + library.getFileName();
    try (InputStream in = SQLiteDataSource.class.getResourceAsStream(packed)) {
      if (in == null) {
        return false;
      }
      Path draft = Files.createTempFile(library.getParent(), "draft", "", PrivateFiles.FILE);
      try {
        Files.write(draft, in.readAllBytes(), StandardOpenOption.WRITE, StandardOpenOption.SYNC);
        Files.move(draft, library, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(draft);
      }
      return true;
    }
  }
}
