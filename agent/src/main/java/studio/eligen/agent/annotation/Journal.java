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
 * a kill left half written is taken away by {@link #recover}. One program at a time has it.
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

  /**
   * Reads all lines, in order, and takes away what stands behind the last whole one.
   *
   * @param reader takes each with its number, from 0
   * @param beginning of every line that is written here
   * @throws BadRequest if the rest begins otherwise: it is somebody else's, and not to be lost
   */
  synchronized void recover(ObjLongConsumer<String> reader, String beginning) {
    Torn torn = scan(reader);
    if (!beginning.startsWith(torn.rest()) && !torn.rest().startsWith(beginning)) {
      throw new BadRequest(
          "The last line of %s was not written here; name another folder.".formatted(file));
    }
    try {
      channel.truncate(torn.at());
    } catch (IOException e) {
      throw unusable(file, e);
    }
  }

  /** Adds a line and sees it onto the disk. */
  synchronized void add(String line) {
    try {
      long before = channel.size();
      try {
        append(line);
      } catch (IOException e) {
        channel.truncate(before); // a further line would become one with what is there of this
        throw e;
      }
    } catch (IOException e) {
      throw unusable(file, e);
    }
  }

  private void append(String line) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
    channel.force(false);
  }

  /**
   * Reads all lines, in order.
   *
   * @param reader takes each with its number, from 0
   */
  synchronized void read(ObjLongConsumer<String> reader) {
    scan(reader);
  }

  /** What stands behind the last whole line, and where that ends. */
  private record Torn(long at, String rest) {}

  private Torn scan(ObjLongConsumer<String> reader) {
    try {
      channel.position(0);
      // Not closed: that would close the channel.
      InputStream bytes = new BufferedInputStream(Channels.newInputStream(channel), 1 << 16);
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      long number = 0;
      long end = 0;
      for (int next = bytes.read(); next >= 0; next = bytes.read()) {
        if (next == '\n') {
          reader.accept(line.toString(StandardCharsets.UTF_8), number++);
          end += line.size() + 1;
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
      return new Torn(end, line.toString(StandardCharsets.UTF_8));
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
