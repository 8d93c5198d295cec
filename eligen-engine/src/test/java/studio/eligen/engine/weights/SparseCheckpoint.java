package studio.eligen.engine.weights;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;

/**
 * A safetensors file with a true header and a hole where the weights would be, so that a checkpoint
 * of tens of gigabytes takes a few kilobytes of disk.
 */
public final class SparseCheckpoint {

  private final Map<String, long[]> tensors = new LinkedHashMap<>();
  private final Map<String, String> metadata = new LinkedHashMap<>();

  public SparseCheckpoint add(String name, long... shape) {
    tensors.put(name, shape);
    return this;
  }

  /** A dense layer's weight (out, in) and bias (out). */
  SparseCheckpoint linear(String name, long out, long in) {
    return add(name + ".weight", out, in).add(name + ".bias", out);
  }

  /** A convolution's weight and bias. */
  SparseCheckpoint conv(String name, long out, long in, long side) {
    return add(name + ".weight", out, in, side, side).add(name + ".bias", out);
  }

  /** A norm's weight and bias. */
  SparseCheckpoint norm(String name, long width) {
    return add(name + ".weight", width).add(name + ".bias", width);
  }

  /** The other's tensors too, under names that begin so. */
  public SparseCheckpoint with(String prefix, SparseCheckpoint other) {
    other.tensors.forEach((name, shape) -> add(prefix + name, shape));
    return this;
  }

  /** Without the tensors whose names begin so. */
  public SparseCheckpoint without(String start) {
    tensors.keySet().removeIf(name -> name.startsWith(start));
    return this;
  }

  /**
   * A LoRA of rank 16 over every dense layer.
   *
   * @param name what a trainer makes of a layer's name
   */
  SparseCheckpoint lora(UnaryOperator<String> name, String down, String up) {
    SparseCheckpoint lora = new SparseCheckpoint();
    tensors.forEach(
        (tensor, shape) -> {
          if (shape.length == 2) {
            String layer = name.apply(tensor.replaceFirst("\\.weight$", ""));
            lora.add(layer + down, 16, shape[1]).add(layer + up, shape[0], 16);
          }
        });
    return lora;
  }

  /** What the file says of itself. */
  public SparseCheckpoint metadata(String name, String value) {
    metadata.put(name, value);
    return this;
  }

  /** Takes each tensor's name and sides. */
  public void forEach(BiConsumer<String, long[]> taker) {
    tensors.forEach(taker);
  }

  long parameters() {
    return tensors.values().stream().mapToLong(SparseCheckpoint::size).sum();
  }

  int count() {
    return tensors.size();
  }

  private static long size(long[] shape) {
    return Arrays.stream(shape).reduce(1, (a, b) -> a * b);
  }

  /** Writes the file in BF16. */
  public Path write(Path file) {
    ObjectNode header = new ObjectMapper().createObjectNode();
    if (!metadata.isEmpty()) {
      metadata.forEach(header.putObject("__metadata__")::put);
    }
    long offset = 0;
    for (Map.Entry<String, long[]> tensor : tensors.entrySet()) {
      ObjectNode entry = header.putObject(tensor.getKey()).put("dtype", "BF16");
      Arrays.stream(tensor.getValue()).forEach(entry.putArray("shape")::add);
      long end = offset + 2 * size(tensor.getValue());
      entry.putArray("data_offsets").add(offset).add(end);
      offset = end;
    }
    try {
      Files.createDirectories(file.getParent());
      byte[] json = new ObjectMapper().writeValueAsBytes(header);
      try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
        out.write(
            ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(json.length).array());
        out.write(json);
        out.setLength(8 + json.length + offset);
      }
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Writes the file in BF16 with random weights under which numbers stay of one size: of mean 0 and
   * variance 1 / inputs, norms' scales 1, biases 0.
   */
  public Path writeRandom(Path file) {
    write(file);
    Random random = new Random(1);
    try (FileChannel out = FileChannel.open(file, StandardOpenOption.WRITE)) {
      out.position(out.size() - 2 * parameters());
      for (Map.Entry<String, long[]> tensor : tensors.entrySet()) {
        writeRandom(out, tensor.getKey(), tensor.getValue(), random);
      }
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void writeRandom(FileChannel out, String name, long[] shape, Random random)
      throws IOException {
    long inputs = shape.length < 2 ? 0 : size(shape) / shape[0];
    float one = shape.length < 2 && name.endsWith(".weight") ? 1 : 0;
    float spread = inputs == 0 ? 0 : (float) Math.sqrt(3.0 / inputs);
    ByteBuffer rows = ByteBuffer.allocate(1 << 20).order(ByteOrder.LITTLE_ENDIAN);
    for (long left = size(shape); left > 0; left -= rows.limit() / 2, rows.clear()) {
      rows.limit((int) Math.min(rows.capacity(), 2 * left));
      while (rows.hasRemaining()) {
        float value = one + spread * (2 * random.nextFloat() - 1);
        rows.putShort((short) (Float.floatToIntBits(value) >>> 16));
      }
      rows.flip();
      out.write(rows);
    }
  }

  /** Writes the tensors over some shards with their index. */
  public void writeShards(Path folder, int shards) {
    ObjectNode index = new ObjectMapper().createObjectNode();
    ObjectNode map = index.putObject("weight_map");
    SparseCheckpoint[] parts = new SparseCheckpoint[shards];
    Arrays.setAll(parts, i -> new SparseCheckpoint());
    int next = 0;
    for (Map.Entry<String, long[]> tensor : tensors.entrySet()) {
      int shard = next++ * shards / tensors.size();
      parts[shard].add(tensor.getKey(), tensor.getValue());
      map.put(tensor.getKey(), shardName(shard, shards));
    }
    for (int i = 0; i < shards; i++) {
      parts[i].write(folder.resolve(shardName(i, shards)));
    }
    try {
      Files.writeString(
          folder.resolve("diffusion_pytorch_model.safetensors.index.json"), index.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String shardName(int shard, int shards) {
    return "diffusion_pytorch_model-%05d-of-%05d.safetensors".formatted(shard + 1, shards);
  }
}
