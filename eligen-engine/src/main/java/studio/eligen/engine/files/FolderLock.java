package studio.eligen.engine.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import studio.eligen.engine.RenderException.BadRequest;

/**
 * A folder that one program at a time writes to. However the program ends, another may have it
 * then; the file {@code .lock} that stays in it means nothing by itself.
 */
public final class FolderLock implements AutoCloseable {

  private static final String NAME = ".lock";

  private final FileChannel channel;

  private FolderLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes a folder, which is made if it is not there yet.
   *
   * @throws BadRequest if another program has it, or it cannot be written to
   */
  public static FolderLock of(Path folder) {
    NewFile.folder(folder);
    Path file = folder.resolve(NAME);
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new BadRequest("%s is no ordinary file; move it away.".formatted(file));
    }
    try {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (isTaken(channel)) {
        channel.close();
        throw new BadRequest(
            "Another program writes to %s; wait for it, or name another folder.".formatted(folder));
      }
      return new FolderLock(channel);
    } catch (IOException e) {
      throw new BadRequest(
          "%s cannot be written to: %s. Give a folder that you may write in."
              .formatted(folder, Reason.of(e)),
          e);
    }
  }

  private static boolean isTaken(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() == null;
    } catch (OverlappingFileLockException e) {
      return true; // by this program itself
    }
  }

  /** Leaves the folder to others. */
  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
