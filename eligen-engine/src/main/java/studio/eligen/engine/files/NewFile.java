package studio.eligen.engine.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import studio.eligen.engine.RenderException.BadRequest;

/**
 * A file that appears whole or not at all: written beside its place and moved there when done. What
 * is not {@linkplain #commit committed} is deleted, also when the program is told to stop.
 */
public final class NewFile implements AutoCloseable {

  private static final Set<Path> UNFINISHED = ConcurrentHashMap.newKeySet();

  /** As many as Linux follows. */
  private static final int MOST_LINKS = 40;

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> UNFINISHED.forEach(NewFile::delete)));
  }

  private final Path target;
  private final Path beside;
  private final FileChannel channel;

  private NewFile(Path target, Path beside, FileChannel channel) {
    this.target = target;
    this.beside = beside;
    this.channel = channel;
  }

  /**
   * Begins a file. Where a symbolic link stands, it is the file that the link names.
   *
   * @throws BadRequest if nothing can be written there
   */
  public static NewFile at(Path named) {
    requireWritable(named);
    Path target = followed(named);
    String random = Long.toUnsignedString(ThreadLocalRandom.current().nextLong(), 36);
    Path beside = target.resolveSibling("." + target.getFileName() + "." + random + ".part");
    try {
      UNFINISHED.add(beside);
      FileChannel channel =
          FileChannel.open(beside, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      return new NewFile(target, beside, channel);
    } catch (IOException e) {
      UNFINISHED.remove(beside);
      throw unwritable(target, e);
    }
  }

  /** Writes a whole file at once. */
  public static void write(Path target, byte[] content) {
    try (NewFile file = at(target)) {
      file.append(ByteBuffer.wrap(content));
      file.commit();
    }
  }

  /**
   * Looks whether a file could be written, before the work whose result it will hold.
   *
   * @throws BadRequest if not
   */
  public static void requireWritable(Path named) {
    Path target = followed(named);
    Path folder = target.toAbsolutePath().getParent();
    if (folder == null || Files.isDirectory(target)) {
      throw new BadRequest("%s is a folder; name a file.".formatted(target));
    }
    if (Files.exists(target) && !Files.isRegularFile(target)) {
      throw new BadRequest(
          "%s is no ordinary file, but a device or a pipe; name another.".formatted(named));
    }
    if (!Files.isDirectory(folder)) {
      throw new BadRequest(
          "%s cannot be written: there is no folder %s.".formatted(target, folder));
    }
    if (!Files.isWritable(folder)) {
      throw new BadRequest(
          "%s cannot be written: the folder %s is read-only.".formatted(target, folder));
    }
  }

  /**
   * Makes a folder, with all above it, if it is not there yet.
   *
   * @throws BadRequest if it cannot be made
   */
  public static void folder(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new BadRequest(
          "%s cannot be made: %s. Give a folder that you may write in."
              .formatted(folder, Reason.of(e)),
          e);
    }
  }

  private static Path followed(Path named) {
    Path target = named;
    for (int links = 0; Files.isSymbolicLink(target); links++) {
      if (links == MOST_LINKS) {
        throw new BadRequest("%s is a link that leads nowhere; name a file.".formatted(named));
      }
      try {
        target = target.resolveSibling(Files.readSymbolicLink(target));
      } catch (IOException e) {
        throw unwritable(named, e);
      }
    }
    return target;
  }

  public void append(ByteBuffer bytes) {
    try {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    } catch (IOException e) {
      throw unwritable(target, e);
    }
  }

  /** Puts the file in its place, over what was there. */
  public void commit() {
    try {
      channel.close();
      keepRights();
      move();
      UNFINISHED.remove(beside);
    } catch (IOException e) {
      throw unwritable(target, e);
    }
  }

  /** Whoever may read the file of before, and nobody else, may read the one in its place. */
  private void keepRights() throws IOException {
    if (Files.exists(target) && Files.getFileStore(target).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(beside, Files.getPosixFilePermissions(target));
    }
  }

  private void move() throws IOException {
    try {
      Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(beside, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static BadRequest unwritable(Path target, IOException e) {
    return new BadRequest("%s cannot be written: %s.".formatted(target, e.getMessage()), e);
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException ignored) {
      // The name says that it is a part; there is nobody left to tell.
    }
  }

  /** Deletes what was written, unless it was committed. */
  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException ignored) {
      // It is deleted anyway.
    }
    if (UNFINISHED.remove(beside)) {
      delete(beside);
    }
  }
}
