package studio.eligen.engine.tensor;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import studio.eligen.engine.RenderException.ModelMissing;

/**
 * The libraries that DJL unpacks from its jars, to load them: libtorch and the tokenizers'. Where
 * its own folder is of no use (no home, read-only, full, or mounted so that nothing runs from it),
 * another is found; where they do not load, it is said why.
 */
public final class NativeLibraries {

  private static final Logger LOG = LoggerFactory.getLogger(NativeLibraries.class);

  private static final String OWN_FOLDER = "ENGINE_CACHE_DIR";
  private static final String LIBTORCH = "pytorch";

  /** What libtorch for a CPU takes unpacked, and some more. */
  private static final long ROOM = 900L << 20;

  private static final FileAttribute<?>[] PRIVATE =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
          ? new FileAttribute<?>[] {
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
          }
          : new FileAttribute<?>[0];

  private NativeLibraries() {}

  /**
   * Sees to it that DJL has a folder to unpack to; to be called before DJL does anything.
   *
   * @throws ModelMissing if there is none
   */
  public static synchronized void prepare() {
    String named = System.getenv().getOrDefault(OWN_FOLDER, System.getProperty(OWN_FOLDER));
    if (named == null) {
      Path folder = usable(folders(System.getenv()), LOG::warn);
      System.setProperty(OWN_FOLDER, folder.toString());
    } else {
      requireUsable(Path.of(named));
    }
  }

  /**
   * A folder that a person named. DJL follows the variable whatever is set here, so that no other
   * can be tried; where libtorch is unpacked already nothing need be written.
   *
   * @throws ModelMissing if it cannot be used
   */
  static void requireUsable(Path folder) {
    Optional<String> trouble = trouble(folder);
    if (trouble.isPresent() && !Files.isDirectory(folder.resolve(LIBTORCH))) {
      throw new ModelMissing(
          "%s is %s, which %s. Set it to a folder with 900 MB from which programs run, or unset it."
              .formatted(OWN_FOLDER, folder, trouble.get()));
    }
  }

  /** DJL's usual place first, so that what is unpacked there is found. */
  private static List<Path> folders(Map<String, String> environment) {
    List<Path> folders = new ArrayList<>();
    String named =
        environment.getOrDefault("DJL_CACHE_DIR", System.getProperty("DJL_CACHE_DIR", ""));
    if (!named.isBlank()) {
      folders.add(Path.of(named));
    }
    Stream.of(environment.getOrDefault("HOME", ""), System.getProperty("user.home", ""))
        .distinct()
        .map(home -> Path.of(home, ".djl.ai"))
        .filter(Path::isAbsolute)
        .forEach(folders::add);
    folders.add(Path.of(System.getProperty("java.io.tmpdir"), "eligen-libraries"));
    folders.add(Path.of("/var/tmp", "eligen-libraries"));
    return folders;
  }

  /**
   * The first folder that can be used.
   *
   * @param note hears in one sentence why it is not the first
   * @throws ModelMissing if none can
   */
  static Path usable(List<Path> folders, Consumer<String> note) {
    List<String> reasons = new ArrayList<>();
    for (Path folder : folders) {
      Optional<String> trouble = trouble(folder);
      if (trouble.isEmpty()) {
        if (!reasons.isEmpty()) {
          note.accept(
              "Libraries are unpacked to %s: %s.".formatted(folder, String.join("; ", reasons)));
        }
        return folder;
      }
      reasons.add(folder + " " + trouble.get());
    }
    throw new ModelMissing(
        "There is no folder to unpack libtorch to: %s. Set %s to one with 900 MB from which programs run."
            .formatted(String.join("; ", reasons), OWN_FOLDER));
  }

  private static Optional<String> trouble(Path folder) {
    try {
      Files.createDirectories(folder, PRIVATE);
      Path probe = Files.createTempFile(folder, "probe", "", PRIVATE);
      try {
        if (!Files.getOwner(folder).equals(Files.getOwner(probe))) {
          return Optional.of("is somebody else's");
        }
        if (PRIVATE.length > 0 && !Files.isExecutable(probe)) {
          return Optional.of("is mounted so that no program runs from it");
        }
      } finally {
        Files.deleteIfExists(probe);
      }
      boolean unpacked = Files.isDirectory(folder.resolve(LIBTORCH));
      // Not of the FileStore: where the root is changed, as in a chroot, Java finds none.
      boolean room = folder.toFile().getUsableSpace() >= ROOM;
      return unpacked || room ? Optional.empty() : Optional.of("has too little room");
    } catch (IOException | RuntimeException e) {
      return Optional.of("cannot be written");
    }
  }

  /** Why a library did not load, and what to do, as a sentence. */
  public static ModelMissing notLoaded(String library, Throwable e) {
    String told = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    return new ModelMissing(
        "%s does not start (%s). %s".formatted(library, told, advice(told, System.getenv())));
  }

  private static String advice(String told, Map<String, String> environment) {
    if (isOfMusl(told) || isMusl(Path.of("/lib"), Path.of("/lib64"))) {
      return "It needs glibc, and this system has musl, as Alpine has; use Debian, Ubuntu, Fedora"
          + " or the like.";
    }
    if (told.contains("failed to map segment")) {
      return "No program runs from where it lies; set %s to another folder.".formatted(OWN_FOLDER);
    }
    if (environment.containsKey("PYTORCH_LIBRARY_PATH")) {
      return "PYTORCH_LIBRARY_PATH names another libtorch, and only the version that comes with the"
          + " program fits; unset it.";
    }
    String path = environment.getOrDefault("LD_LIBRARY_PATH", "");
    return namesLibtorch(path)
        ? "LD_LIBRARY_PATH leads to another libtorch, and only the one that comes with the program"
            + " fits; unset it."
        : "The libraries are unpacked to %s; delete that folder, so that they are unpacked anew."
            .formatted(System.getProperty(OWN_FOLDER, "the folder that " + OWN_FOLDER + " names"));
  }

  static boolean namesLibtorch(String path) {
    return Stream.of(path.split(File.pathSeparator))
        .filter(folder -> !folder.isBlank())
        .anyMatch(folder -> has(folder, "libtorch*.so*") || has(folder, "libc10*.so*"));
  }

  /** The words of musl's loader, also where something beside it passes for glibc's. */
  private static boolean isOfMusl(String told) {
    return told.contains("Error loading shared library") || told.contains("Error relocating");
  }

  static boolean isMusl(Path lib, Path lib64) {
    return has(lib.toString(), "ld-musl-*")
        && !has(lib.toString(), "ld-linux*")
        && !has(lib64.toString(), "ld-linux*");
  }

  private static boolean has(String folder, String files) {
    try (DirectoryStream<Path> found = Files.newDirectoryStream(Path.of(folder), files)) {
      return found.iterator().hasNext();
    } catch (IOException | InvalidPathException e) {
      return false;
    }
  }
}
