package studio.eligen.engine.gguf;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import studio.eligen.engine.RenderException.ModelCorrupt;

/** Reads the values of a GGUF header one after the other, and passes over those nobody wants. */
final class GgufReader {

  private static final int AT_ONCE = 1 << 16;

  /** Names and the texts that are asked for; longer ones are only passed over. */
  private static final int LONGEST_TEXT = 4096;

  /** A tokenizer's words take most, some megabytes. */
  private static final long LONGEST_HEADER = 64L << 20;

  private final Path file;
  private final FileChannel channel;
  private final long size;
  private final ByteBuffer buffer =
      ByteBuffer.allocate(AT_ONCE).order(ByteOrder.LITTLE_ENDIAN).flip();

  /** Of the byte behind the buffer. */
  private long next;

  /** The types of values, in the order of their numbers. */
  enum Kind {
    UINT8(1),
    INT8(1),
    UINT16(2),
    INT16(2),
    UINT32(4),
    INT32(4),
    FLOAT32(4),
    BOOL(1),
    STRING(0),
    ARRAY(0),
    UINT64(8),
    INT64(8),
    FLOAT64(8);

    /** Bytes of a value; 0 if they differ. */
    private final int bytes;

    Kind(int bytes) {
      this.bytes = bytes;
    }
  }

  GgufReader(Path file, FileChannel channel) throws IOException {
    this.file = file;
    this.channel = channel;
    this.size = channel.size();
  }

  /** Of the file. */
  long size() {
    return size;
  }

  /** Of the next byte to be read. */
  long position() {
    return next - buffer.remaining();
  }

  long unsigned() throws IOException {
    return Integer.toUnsignedLong(filled(Integer.BYTES).getInt());
  }

  long longInteger() throws IOException {
    return filled(Long.BYTES).getLong();
  }

  /** How many of something follow. */
  long count(String of, long most) throws IOException {
    long count = longInteger();
    if (count < 0 || count > most) {
      throw corrupt(
          "it names %s %s; it may name %d".formatted(Long.toUnsignedString(count), of, most));
    }
    return count;
  }

  String text() throws IOException {
    byte[] bytes = new byte[(int) count("bytes of a text", LONGEST_TEXT)];
    for (int from = 0; from < bytes.length; ) {
      int some = Math.min(filled(1).remaining(), bytes.length - from);
      buffer.get(bytes, from, some);
      from += some;
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  Kind kind() throws IOException {
    long number = unsigned();
    if (number >= Kind.values().length) {
      throw corrupt("it has a value of the unknown type %d".formatted(number));
    }
    return Kind.values()[(int) number];
  }

  /**
   * Passes over a value.
   *
   * @param nested how many arrays may be within one another
   */
  void pass(Kind kind, int nested) throws IOException {
    switch (kind) {
      case STRING -> skip(count("bytes of a text", LONGEST_HEADER));
      case ARRAY -> passArray(nested);
      default -> skip(kind.bytes);
    }
  }

  private void passArray(int nested) throws IOException {
    Kind of = kind();
    long count = count("values of an array", LONGEST_HEADER);
    if (of.bytes > 0) {
      skip(count * of.bytes);
      return;
    }
    if (nested == 0) {
      throw corrupt("it has arrays within arrays within arrays");
    }
    for (long i = 0; i < count; i++) {
      pass(of, nested - 1);
    }
  }

  private void skip(long bytes) throws IOException {
    long target = position() + bytes;
    requireWithin(target);
    if (bytes <= buffer.remaining()) {
      buffer.position(buffer.position() + (int) bytes);
    } else {
      next = target;
      buffer.limit(0);
    }
  }

  /** The buffer with so many bytes at least. */
  private ByteBuffer filled(int bytes) throws IOException {
    if (buffer.remaining() < bytes) {
      requireWithin(position() + bytes);
      buffer.compact();
      while (buffer.position() < bytes) {
        int read = channel.read(buffer, next);
        if (read < 0) {
          throw new EOFException("it ended while it was read");
        }
        next += read;
      }
      buffer.flip();
    }
    return buffer;
  }

  private void requireWithin(long end) {
    if (end > size || end > LONGEST_HEADER) {
      throw corrupt(
          "it goes on to byte %d, of a file of %d; it may have %d"
              .formatted(end, size, LONGEST_HEADER));
    }
  }

  ModelCorrupt corrupt(String what) {
    return new ModelCorrupt("The header of %s is not valid: %s.".formatted(file, what));
  }
}
