package studio.eligen.engine.weights;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes small GGUF files, as a converter would, or as nobody should. */
public final class GgufFile {

  private static final int ALIGNMENT = 32;

  private final ByteArrayOutputStream pairs = new ByteArrayOutputStream();
  private final ByteArrayOutputStream infos = new ByteArrayOutputStream();
  private final ByteArrayOutputStream data = new ByteArrayOutputStream();
  private long pairCount;
  private long tensorCount;
  private int version = 3;

  /** A tensor where the last one ends. */
  public GgufFile add(String name, int type, byte[] bytes, long... shape) {
    addAt(name, type, data.size(), shape);
    data.writeBytes(bytes);
    data.writeBytes(new byte[-data.size() & (ALIGNMENT - 1)]);
    return this;
  }

  /** A tensor whose place is only said. */
  GgufFile addAt(String name, int type, long offset, long... shape) {
    text(infos, name);
    infos.writeBytes(number(shape.length, Integer.BYTES));
    for (int i = shape.length - 1; i >= 0; i--) {
      infos.writeBytes(number(shape[i], Long.BYTES));
    }
    infos.writeBytes(number(type, Integer.BYTES));
    infos.writeBytes(number(offset, Long.BYTES));
    tensorCount++;
    return this;
  }

  /** A key with a value of a type, in bytes. */
  GgufFile pair(String key, int type, byte[] value) {
    text(pairs, key);
    pairs.writeBytes(number(type, Integer.BYTES));
    pairs.writeBytes(value);
    pairCount++;
    return this;
  }

  public GgufFile text(String key, String value) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    text(bytes, value);
    return pair(key, 8, bytes.toByteArray());
  }

  GgufFile version(int other) {
    version = other;
    return this;
  }

  GgufFile counts(long tensors, long keys) {
    tensorCount = tensors;
    pairCount = keys;
    return this;
  }

  private static void text(ByteArrayOutputStream out, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeBytes(number(bytes.length, Long.BYTES));
    out.writeBytes(bytes);
  }

  static byte[] number(long value, int bytes) {
    byte[] wide =
        ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(value).array();
    return java.util.Arrays.copyOf(wide, bytes);
  }

  public Path write(Path file) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes("GGUF".getBytes(StandardCharsets.US_ASCII));
    all.writeBytes(number(version, Integer.BYTES));
    all.writeBytes(number(tensorCount, Long.BYTES));
    all.writeBytes(number(pairCount, Long.BYTES));
    all.writeBytes(pairs.toByteArray());
    all.writeBytes(infos.toByteArray());
    all.writeBytes(new byte[-all.size() & (ALIGNMENT - 1)]);
    all.writeBytes(data.toByteArray());
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      return Files.write(file, all.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Numbers in blocks of eight bits: a scale in float16, then 32 bytes. */
  static byte[] q8(float[] values, List<Float> widened) {
    ByteBuffer bytes = ByteBuffer.allocate(values.length / 32 * 34).order(ByteOrder.LITTLE_ENDIAN);
    for (int from = 0; from < values.length; from += 32) {
      float largest = 0;
      for (int i = 0; i < 32; i++) {
        largest = Math.max(largest, Math.abs(values[from + i]));
      }
      // A power of two, which float16 has.
      int exponent = largest == 0 ? 0 : Math.getExponent(largest / 127) + 1;
      bytes.putShort((short) (exponent + 15 << 10));
      for (int i = 0; i < 32; i++) {
        int number = Math.round(Math.scalb(values[from + i], -exponent));
        bytes.put((byte) number);
        widened.add(Math.scalb((float) number, exponent));
      }
    }
    return bytes.array();
  }

  /**
   * A checkpoint with its matrices in Q8_0, where rows can be cut into blocks, and all else as it
   * was, and beside it the same numbers in float32.
   */
  public static void ofCheckpoint(Path from, Path narrow, Path wide) {
    GgufFile gguf = new GgufFile().text("general.architecture", "flux");
    TensorFile safetensors = new TensorFile();
    try (Safetensors file = Safetensors.open(from)) {
      file.tensors()
          .forEach(
              (name, stored) -> {
                byte[] bytes = new byte[(int) stored.bytes()];
                file.map(name).get(bytes);
                if (stored.shape().length == 1 || stored.shape()[1] % 32 != 0) {
                  gguf.add(name, 30, bytes, stored.shape());
                  safetensors.add(name, stored.type(), bytes, stored.shape());
                  return;
                }
                List<Float> widened = new ArrayList<>();
                gguf.add(name, 8, q8(floats(bytes), widened), stored.shape());
                float[] numbers = new float[widened.size()];
                for (int i = 0; i < numbers.length; i++) {
                  numbers[i] = widened.get(i);
                }
                safetensors.add(name, numbers, stored.shape());
              });
    }
    gguf.write(narrow);
    safetensors.write(wide);
  }

  private static float[] floats(byte[] bfloat16) {
    ByteBuffer bytes = ByteBuffer.wrap(bfloat16).order(ByteOrder.LITTLE_ENDIAN);
    float[] values = new float[bfloat16.length / 2];
    for (int i = 0; i < values.length; i++) {
      values[i] = Float.intBitsToFloat(bytes.getShort(2 * i) << 16);
    }
    return values;
  }
}
