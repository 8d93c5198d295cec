package studio.eligen.engine.weights;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes small safetensors files, as a trainer or a converter would. */
public final class TensorFile {

  private final Map<String, Stored> tensors = new LinkedHashMap<>();
  private final Map<String, String> metadata = new LinkedHashMap<>();

  private record Stored(StoredType type, long[] shape, byte[] bytes) {}

  /** A tensor in float32. */
  public TensorFile add(String name, float[] values, long... shape) {
    ByteBuffer bytes =
        ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    return add(name, StoredType.F32, bytes.array(), shape);
  }

  /** A tensor as it lies in another file. */
  public TensorFile copy(String name, Safetensors from, String itsName) {
    Safetensors.Stored stored = from.tensors().get(itsName);
    ByteBuffer mapped = from.map(itsName);
    byte[] bytes = new byte[mapped.remaining()];
    mapped.get(bytes);
    return add(name, stored.type(), bytes, stored.shape());
  }

  /** A tensor of given bytes. */
  public TensorFile add(String name, StoredType type, byte[] bytes, long... shape) {
    long size = Arrays.stream(shape).reduce(type.size, (a, b) -> a * b);
    if (size != bytes.length) {
      throw new AssertionError("%s has %d bytes, not %d".formatted(name, bytes.length, size));
    }
    tensors.put(name, new Stored(type, shape, bytes));
    return this;
  }

  public TensorFile metadata(String name, String value) {
    metadata.put(name, value);
    return this;
  }

  public Path write(Path file) {
    ObjectNode header = new ObjectMapper().createObjectNode();
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    if (!metadata.isEmpty()) {
      metadata.forEach(header.putObject("__metadata__")::put);
    }
    tensors.forEach(
        (name, tensor) -> {
          ObjectNode entry = header.putObject(name).put("dtype", tensor.type.name());
          Arrays.stream(tensor.shape).forEach(entry.putArray("shape")::add);
          entry.putArray("data_offsets").add(data.size()).add(data.size() + tensor.bytes.length);
          data.writeBytes(tensor.bytes);
        });
    byte[] json = header.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
    ByteBuffer all =
        ByteBuffer.allocate(Long.BYTES + json.length + data.size()).order(ByteOrder.LITTLE_ENDIAN);
    all.putLong(json.length).put(json).put(data.toByteArray());
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      return Files.write(file, all.array());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
