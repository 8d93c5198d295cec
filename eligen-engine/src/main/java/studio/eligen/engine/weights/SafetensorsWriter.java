package studio.eligen.engine.weights;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import studio.eligen.engine.files.NewFile;

/**
 * Writes one F32 tensor as a safetensors file, piece by piece, so that it need not fit in memory.
 */
public final class SafetensorsWriter implements AutoCloseable {

  private final NewFile file;
  private long left;

  private SafetensorsWriter(NewFile file, long left) {
    this.file = file;
    this.left = left;
  }

  /**
   * Begins a file.
   *
   * @param shape of the whole tensor
   * @throws studio.eligen.engine.RenderException.BadRequest if nothing can be written there
   */
  public static SafetensorsWriter open(Path target, String tensor, long... shape) {
    long size = Arrays.stream(shape).reduce(Float.BYTES, Math::multiplyExact);
    String header =
        "{\"%s\":{\"dtype\":\"F32\",\"shape\":%s,\"data_offsets\":[0,%d]}}"
            .formatted(tensor, Arrays.toString(shape).replace(" ", ""), size);
    // The format lets spaces follow the header, so that the numbers lie at a multiple of 8 bytes.
    String padded = header + " ".repeat(-header.length() & 7);
    ByteBuffer start =
        ByteBuffer.allocate(Long.BYTES + padded.length()).order(ByteOrder.LITTLE_ENDIAN);
    start.putLong(padded.length()).put(padded.getBytes(StandardCharsets.US_ASCII)).flip();
    NewFile file = NewFile.at(target);
    file.append(start);
    return new SafetensorsWriter(file, size);
  }

  /** Adds the next numbers of the tensor. */
  public void append(float[] values) {
    ByteBuffer bytes =
        ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    file.append(bytes);
    left -= bytes.capacity();
  }

  /** Puts the finished file in its place. */
  public void commit() {
    if (left != 0) {
      throw new IllegalStateException(left + " bytes of the tensor were not written");
    }
    file.commit();
  }

  /** Deletes what was written, unless it was committed. */
  @Override
  public void close() {
    file.close();
  }
}
