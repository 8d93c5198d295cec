package studio.eligen.engine.weights;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import studio.eligen.engine.files.NewFile;

/**
 * Writes a safetensors file of F32 tensors, piece by piece, so that they need not fit in memory.
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
    return open(target, Map.of(), tensor, shape, Map.of());
  }

  /**
   * Begins a file that holds bytes beside the tensor.
   *
   * @param metadata what the file says of itself
   * @param files bytes by their names, which are tensors of U8
   */
  public static SafetensorsWriter open(
      Path target,
      Map<String, String> metadata,
      String tensor,
      long[] shape,
      Map<String, byte[]> files) {
    ObjectNode header = header(metadata);
    long offset = 0;
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      long size = file.getValue().length;
      put(header, file.getKey(), StoredType.U8, new long[] {size}, offset, size);
      offset += size;
    }
    long size = size(shape);
    put(header, tensor, StoredType.F32, shape, offset, size);
    SafetensorsWriter writer = new SafetensorsWriter(NewFile.at(target), size);
    writer.file.append(start(header));
    files.values().forEach(bytes -> writer.file.append(ByteBuffer.wrap(bytes)));
    return writer;
  }

  /**
   * Begins a file of several tensors, which are appended one after the other.
   *
   * @param metadata what the file says of itself
   * @param tensors their shapes by their names, in order
   */
  public static SafetensorsWriter open(
      Path target, Map<String, String> metadata, Map<String, long[]> tensors) {
    ObjectNode header = header(metadata);
    long offset = 0;
    for (Map.Entry<String, long[]> tensor : tensors.entrySet()) {
      long size = size(tensor.getValue());
      put(header, tensor.getKey(), StoredType.F32, tensor.getValue(), offset, size);
      offset += size;
    }
    SafetensorsWriter writer = new SafetensorsWriter(NewFile.at(target), offset);
    writer.file.append(start(header));
    return writer;
  }

  private static ObjectNode header(Map<String, String> metadata) {
    ObjectNode header = JsonNodeFactory.instance.objectNode();
    if (!metadata.isEmpty()) {
      metadata.forEach(header.putObject("__metadata__")::put);
    }
    return header;
  }

  private static long size(long[] shape) {
    return Arrays.stream(shape).reduce(Float.BYTES, Math::multiplyExact);
  }

  private static void put(
      ObjectNode header, String name, StoredType type, long[] shape, long offset, long size) {
    ObjectNode tensor = header.putObject(name).put("dtype", type.name());
    Arrays.stream(shape).forEach(tensor.putArray("shape")::add);
    tensor.putArray("data_offsets").add(offset).add(offset + size);
  }

  /** Spaces may follow the header, so that the numbers lie at a multiple of 8 bytes. */
  private static ByteBuffer start(ObjectNode header) {
    byte[] json = header.toString().getBytes(StandardCharsets.UTF_8);
    int padding = -json.length & 7;
    ByteBuffer start =
        ByteBuffer.allocate(Long.BYTES + json.length + padding).order(ByteOrder.LITTLE_ENDIAN);
    start.putLong(json.length + padding).put(json).put(" ".repeat(padding).getBytes(US_ASCII));
    return start.flip();
  }

  /** Adds the next numbers. */
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
      throw new IllegalStateException(left + " bytes were not written");
    }
    file.commit();
  }

  /** Deletes what was written, unless it was committed. */
  @Override
  public void close() {
    file.close();
  }
}
