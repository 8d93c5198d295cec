package studio.eligen.agent.annotation;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.ObjLongConsumer;
import studio.eligen.engine.RenderException.BadRequest;

/**
 * A file of lines that is only added to. A line is on the disk when {@link #add} returns; one that
 * a kill left half written is taken away when the file is next opened. One program at a time has
 * it.
 */
final class Journal implements AutoCloseable {

  /** Of a line; none that is written here is as long. */
  private static final int LONGEST_LINE = 1 << 20;

  private final Path file;
  private final FileChannel channel;

  private Journal(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Opens it, or begins it.
   *
   * @throws BadRequest if another program has it, or it cannot be written
   */
  static Journal open(Path file) {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new BadRequest("%s is no ordinary file; move it away.".formatted(file));
    }
    try {
      FileChannel channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      Journal journal = new Journal(file, channel);
      journal.lock();
      journal.dropTornLine();
      return journal;
    } catch (IOException e) {
      throw unusable(file, e);
    }
  }

  private void lock() throws IOException {
    try {
      if (channel.tryLock() != null) {
        return;
      }
    } catch (OverlappingFileLockException e) {
      // This program has it already.
    }
    channel.close();
    throw new BadRequest(
        "%s is being written by another eligen; wait for it, or write to another folder."
            .formatted(file));
  }

  private void dropTornLine() throws IOException {
    long end = channel.size();
    ByteBuffer last = ByteBuffer.allocate(1);
    while (end > 0) {
      last.clear();
      channel.read(last, end - 1);
      if (last.get(0) == '\n') {
        break;
      }
      end--;
    }
    channel.truncate(end);
    channel.position(end);
  }

  /** Adds a line and sees it onto the disk. */
  synchronized void add(String line) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(false);
    } catch (IOException e) {
      throw unusable(file, e);
    }
  }

  /**
   * Reads all lines, in order.
   *
   * @param reader takes each with its number, from 0
   */
  synchronized void read(ObjLongConsumer<String> reader) {
    try {
      channel.position(0);
      // Not closed: that would close the channel.
      InputStream bytes = new BufferedInputStream(Channels.newInputStream(channel), 1 << 16);
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      long number = 0;
      for (int next = bytes.read(); next >= 0; next = bytes.read()) {
        if (next == '\n') {
          reader.accept(line.toString(StandardCharsets.UTF_8), number++);
          line.reset();
        } else if (line.size() < LONGEST_LINE) {
          line.write(next);
        } else {
          throw new BadRequest(
              "%s is no list of annotations: line %d has more than %,d bytes."
                  .formatted(file, number + 1, LONGEST_LINE));
        }
      }
      channel.position(channel.size());
    } catch (IOException e) {
      throw unusable(file, e);
    }
  }

  private static BadRequest unusable(Path file, IOException e) {
    return new BadRequest("%s cannot be used: %s.".formatted(file, e.getMessage()), e);
  }

  @Override
  public synchronized void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
