package studio.eligen.agent.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import studio.eligen.engine.files.Reason;
import studio.eligen.engine.files.Sha256;

/**
 * Pictures as files named by the SHA-256 of their content: {@code ab/cdef….png}. The same picture
 * is there once, a file is never changed, and one that was damaged is found out.
 */
final class PictureFolder {

  /** Beyond any PNG of the largest canvas with its recipe: what is larger was not written here. */
  private static final int MOST_BYTES = 192 << 20;

  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  /** No picture takes so long to write; an older draft is what a killed program left behind. */
  private static final Duration ABANDONED = Duration.ofDays(1);

  private final Path folder;
  private final Path drafts;

  PictureFolder(Path folder) {
    this.folder = folder;
    this.drafts = folder.resolve("drafts");
  }

  /**
   * Keeps a picture. When this returns it is on the disk, whole.
   *
   * @return its SHA-256 in lower-case hexadecimal
   * @throws ArchiveException if the disk does not take it
   */
  String keep(byte[] png) {
    String hash = Sha256.hex(png);
    Path file = file(hash);
    try {
      if (!Files.isRegularFile(file) || Files.size(file) != png.length) {
        write(png, file);
      }
      return hash;
    } catch (IOException e) {
      throw new ArchiveException(
          "A picture cannot be kept in %s: %s. Check the folder and the room on the disk."
              .formatted(folder, Reason.of(e)),
          e);
    }
  }

  /** The picture of this hash, unless its file is gone or is not what it was. */
  Optional<byte[]> read(String hash) {
    if (!SHA256.matcher(hash).matches()) {
      return Optional.empty();
    }
    Path file = file(hash);
    try {
      if (Files.size(file) > MOST_BYTES) {
        return Optional.empty();
      }
      byte[] png = Files.readAllBytes(file);
      return Sha256.hex(png).equals(hash) ? Optional.of(png) : Optional.empty();
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new ArchiveException(
          "The picture %s cannot be read: %s. Check its permissions and the disk."
              .formatted(file, Reason.of(e)),
          e);
    }
  }

  /**
   * Deletes the picture of this hash, where it is there.
   *
   * @throws ArchiveException if the disk does not let it go
   */
  void delete(String hash) {
    try {
      Files.deleteIfExists(file(hash));
    } catch (IOException e) {
      throw new ArchiveException(
          "The picture %s cannot be deleted: %s. Check its permissions and the disk."
              .formatted(file(hash), Reason.of(e)),
          e);
    }
  }

  /** Deletes what killed programs left half written. */
  void sweep(Clock clock) {
    if (!Files.isDirectory(drafts)) {
      return;
    }
    Instant before = clock.instant().minus(ABANDONED);
    try (DirectoryStream<Path> left = Files.newDirectoryStream(drafts)) {
      for (Path draft : left) {
        if (Files.getLastModifiedTime(draft).toInstant().isBefore(before)) {
          Files.deleteIfExists(draft);
        }
      }
    } catch (IOException e) {
      // They are only in the way of nobody: the next start sweeps again.
    }
  }

  private void write(byte[] png, Path file) throws IOException {
    PrivateFiles.makeFolder(drafts);
    PrivateFiles.makeFolder(file.getParent());
    Path draft = drafts.resolve(UUID.randomUUID() + ".part");
    try {
      try (FileChannel channel =
          FileChannel.open(
              draft,
              Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
              PrivateFiles.FILE)) {
        ByteBuffer rest = ByteBuffer.wrap(png);
        while (rest.hasRemaining()) {
          channel.write(rest);
        }
        channel.force(true);
      }
      move(draft, file);
      syncFolder(file.getParent());
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private static void move(Path draft, Path file) throws IOException {
    try {
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** A new name is on the disk only when its folder is; Windows has no such thing to ask for. */
  private static void syncFolder(Path folder) throws IOException {
    if (PrivateFiles.POSIX) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  private Path file(String hash) {
    return folder.resolve(hash.substring(0, 2)).resolve(hash.substring(2) + ".png");
  }
}
