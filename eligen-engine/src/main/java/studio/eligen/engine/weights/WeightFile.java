package studio.eligen.engine.weights;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.stream.LongStream;
import studio.eligen.engine.RenderException.ModelCorrupt;
import studio.eligen.engine.RenderException.ModelMissing;

/**
 * A file of tensors. Opening reads and checks its header alone, every number of which is compared
 * with the file's size before it is used; a tensor's bytes are mapped when asked for.
 */
public abstract sealed class WeightFile implements AutoCloseable permits Safetensors, Gguf {

  private final Path file;
  private final FileChannel channel;
  private final long dataStart;
  private final Contents contents;

  /**
   * Where a tensor lies.
   *
   * @param begin first byte, counted from where the tensors begin
   * @param end one past the last byte
   */
  public record Stored(StoredType type, long[] shape, long begin, long end) {

    /** How many bytes it has. */
    long bytes() {
      return end - begin;
    }

    /** How many numbers it has. */
    long numbers() {
      return LongStream.of(shape).reduce(1, (a, b) -> a * b);
    }
  }

  /** What a header says. */
  record Contents(Map<String, Stored> tensors, Map<String, String> metadata) {}

  /**
   * @param dataStart the byte of the file that tensors' places are counted from
   */
  WeightFile(Path file, FileChannel channel, long dataStart, Contents contents) {
    this.file = file;
    this.channel = channel;
    this.dataStart = dataStart;
    this.contents = contents;
  }

  /**
   * Opens a file of either format, which its first bytes tell.
   *
   * @throws ModelMissing if there is no such file
   * @throws ModelCorrupt if its header cannot be true
   */
  static WeightFile open(Path file) {
    return open(
        file,
        channel ->
            Gguf.isHere(channel) ? Gguf.read(file, channel) : Safetensors.read(file, channel));
  }

  /** Reads the header of a file that was just opened. */
  interface Reader<F extends WeightFile> {
    F read(FileChannel channel) throws IOException;
  }

  static <F extends WeightFile> F open(Path file, Reader<F> reader) {
    FileChannel channel = null;
    try {
      if (Files.isDirectory(file)) {
        throw new ModelMissing("%s is a folder, not a file of weights.".formatted(file));
      }
      if (Files.exists(file) && !Files.isRegularFile(file)) {
        // Opening a pipe would wait for somebody to write into it.
        throw new ModelCorrupt("%s is a device or a pipe, not a file.".formatted(file));
      }
      channel = FileChannel.open(file, StandardOpenOption.READ);
      F opened = reader.read(channel);
      channel = null;
      return opened;
    } catch (NoSuchFileException e) {
      throw new ModelMissing("There is no file %s.".formatted(file));
    } catch (IOException e) {
      throw new ModelCorrupt("%s cannot be read: %s".formatted(file, e.getMessage()), e);
    } finally {
      closeQuietly(channel);
    }
  }

  /** Some bytes of the file, little-endian. */
  static ByteBuffer bytes(FileChannel channel, long from, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, from + buffer.position()) < 0) {
        throw new EOFException("it ended while it was read");
      }
    }
    return buffer.flip();
  }

  public Path file() {
    return file;
  }

  /** Every tensor's place, by name, in the header's order. */
  public Map<String, Stored> tensors() {
    return contents.tensors();
  }

  /** What the file says of itself, as far as the engine asks. */
  public Map<String, String> metadata() {
    return contents.metadata();
  }

  /**
   * A tensor's bytes, mapped from the file and little-endian.
   *
   * @throws ModelMissing if the file has no tensor of that name
   */
  public ByteBuffer map(String name) {
    return map(name, 0, stored(name).bytes());
  }

  /**
   * Some of its bytes: no buffer has more than 2 GB.
   *
   * @param from counted from the tensor's first
   */
  ByteBuffer map(String name, long from, long length) {
    Stored stored = stored(name);
    try {
      return channel
          .map(FileChannel.MapMode.READ_ONLY, dataStart + stored.begin() + from, length)
          .order(ByteOrder.LITTLE_ENDIAN);
    } catch (IOException | IllegalArgumentException e) {
      throw new ModelCorrupt(
          "Tensor %s of %s cannot be mapped: %s".formatted(name, file, e.getMessage()), e);
    }
  }

  /**
   * A small F32 tensor as numbers.
   *
   * @throws ModelMissing if the file has no tensor of that name
   * @throws ModelCorrupt if it is of another type
   */
  public float[] floats(String name) {
    Stored stored = stored(name);
    if (stored.type() != StoredType.F32) {
      throw new ModelCorrupt(
          "Tensor %s of %s is %s; it must be F32.".formatted(name, file, stored.type()));
    }
    float[] values = new float[(int) ((stored.end() - stored.begin()) / Float.BYTES)];
    map(name).asFloatBuffer().get(values);
    return values;
  }

  /**
   * The number that a tensor of one element holds.
   *
   * @throws ModelCorrupt if it has more elements, or is not finite
   */
  double number(String name) {
    Stored stored = stored(name);
    boolean single = stored.end() - stored.begin() == stored.type().size;
    double number = single ? stored.type().read(map(name)) : Double.NaN;
    if (!Double.isFinite(number)) {
      throw new ModelCorrupt("%s has no readable number in %s.".formatted(file, name));
    }
    return number;
  }

  private Stored stored(String name) {
    Stored stored = tensors().get(name);
    if (stored == null) {
      throw new ModelMissing("%s has no tensor %s.".formatted(file, name));
    }
    return stored;
  }

  private static void closeQuietly(FileChannel channel) {
    if (channel != null) {
      try {
        channel.close();
      } catch (IOException ignored) {
        // The file was only read, and why it could not be is already being told.
      }
    }
  }

  /** Closes the file; what was mapped stays readable. */
  @Override
  public void close() {
    closeQuietly(channel);
  }
}
