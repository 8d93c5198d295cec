package studio.eligen.agent.store;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.Set;

/** Makes files that only their owner can read, where the file system knows owners (POSIX). */
final class PrivateFiles {

  static final boolean POSIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

  static final FileAttribute<?>[] FOLDER = attributes("rwx------");
  static final FileAttribute<?>[] FILE = attributes("rw-------");

  private PrivateFiles() {}

  /** Makes a folder and those above it. One that is there is left as it is. */
  static void makeFolder(Path folder) throws IOException {
    Files.createDirectories(folder, FOLDER);
  }

  /** Makes an empty file, unless there is one. */
  static void makeFile(Path file) throws IOException {
    try {
      Files.createFile(file, FILE);
    } catch (FileAlreadyExistsException e) {
      // Somebody was faster, or it was there already: both are what is wanted.
    }
  }

  /** Whether a folder is the user's, and nobody else can write in it; taken on trust elsewhere. */
  static boolean isOurs(Path folder) throws IOException {
    if (!POSIX) {
      return true;
    }
    PosixFileAttributes rights =
        Files.readAttributes(folder, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    return rights.isDirectory()
        && rights.owner().getName().equals(System.getProperty("user.name"))
        && Collections.disjoint(
            rights.permissions(),
            Set.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE));
  }

  private static FileAttribute<?>[] attributes(String permissions) {
    return POSIX
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }
}
