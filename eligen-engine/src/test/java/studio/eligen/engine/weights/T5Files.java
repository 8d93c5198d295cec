package studio.eligen.engine.weights;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import studio.eligen.engine.Golden;
import studio.eligen.engine.text.T5Encoder.T5Config;

/**
 * T5 with random weights, as llama.cpp writes it to GGUF and as Transformers has it. Written down
 * by the published files' names alone, so that it does not share the engine's mistakes.
 */
public final class T5Files {

  private final Random random = new Random(7);
  private final GgufFile gguf = new GgufFile().text("general.architecture", "t5encoder");
  private final TensorFile safetensors = new TensorFile();

  private T5Files() {}

  /** Matrices in Q8_0 and the rest in float32, and the same numbers, all in float32. */
  public static void write(T5Config config, Path narrow, Path wide) {
    T5Files files = new T5Files();
    int inner = config.heads() * config.headWidth();
    int width = config.width();
    files.matrix("token_embd", "shared", config.vocabulary(), width);
    files.whole("enc.output_norm", "encoder.final_layer_norm", 1, width);
    files.whole(
        "enc.blk.0.attn_rel_b",
        "encoder.block.0.layer.0.SelfAttention.relative_attention_bias",
        config.buckets(),
        config.heads());
    for (int i = 0; i < config.layers(); i++) {
      String block = "enc.blk." + i + ".";
      String attention = "encoder.block." + i + ".layer.0.";
      String dense = "encoder.block." + i + ".layer.1.";
      files.whole(block + "attn_norm", attention + "layer_norm", 1, width);
      files.matrix(block + "attn_q", attention + "SelfAttention.q", inner, width);
      files.matrix(block + "attn_k", attention + "SelfAttention.k", inner, width);
      files.matrix(block + "attn_v", attention + "SelfAttention.v", inner, width);
      files.matrix(block + "attn_o", attention + "SelfAttention.o", width, inner);
      files.whole(block + "ffn_norm", dense + "layer_norm", 1, width);
      files.matrix(block + "ffn_gate", dense + "DenseReluDense.wi_0", config.ffWidth(), width);
      files.matrix(block + "ffn_up", dense + "DenseReluDense.wi_1", config.ffWidth(), width);
      files.matrix(block + "ffn_down", dense + "DenseReluDense.wo", width, config.ffWidth());
    }
    files.gguf.write(narrow);
    files.safetensors.write(wide);
  }

  /** T5 of a safetensors file as GGUF, with the same numbers. */
  public static Path renamed(Path from, Path to) {
    GgufFile gguf = new GgufFile().text("general.architecture", "t5encoder");
    Map<StoredType, Integer> types =
        Map.of(StoredType.F32, 0, StoredType.F16, 1, StoredType.BF16, 30);
    try (Safetensors file = Safetensors.open(from)) {
      file.tensors()
          .forEach(
              (name, stored) -> {
                byte[] bytes = new byte[(int) stored.bytes()];
                file.map(name).get(bytes);
                gguf.add(ours(name), types.get(stored.type()), bytes, stored.shape());
              });
    }
    return gguf.write(to);
  }

  private static String ours(String name) {
    return name.replace("shared", "token_embd")
        .replace("encoder.final_layer_norm", "enc.output_norm")
        .replace("encoder.block", "enc.blk")
        .replace("layer.0.layer_norm", "attn_norm")
        .replace("layer.1.layer_norm", "ffn_norm")
        .replace("layer.0.SelfAttention.relative_attention_bias", "attn_rel_b")
        .replace("layer.0.SelfAttention.", "attn_")
        .replace("layer.1.DenseReluDense.wi_0", "ffn_gate")
        .replace("layer.1.DenseReluDense.wi_1", "ffn_up")
        .replace("layer.1.DenseReluDense.wo", "ffn_down");
  }

  private void matrix(String ours, String theirs, int rows, int columns) {
    List<Float> widened = new ArrayList<>();
    byte[] blocks = GgufFile.q8(values(rows * columns), widened);
    gguf.add(ours + ".weight", 8, blocks, rows, columns);
    float[] numbers = new float[widened.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = widened.get(i);
    }
    safetensors.add(theirs + ".weight", numbers, rows, columns);
  }

  private void whole(String ours, String theirs, int rows, int columns) {
    float[] values = values(rows * columns);
    ByteBuffer bytes =
        ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    long[] shape = rows == 1 ? new long[] {columns} : new long[] {rows, columns};
    gguf.add(ours + ".weight", 0, bytes.array(), shape);
    safetensors.add(theirs + ".weight", values, shape);
  }

  private float[] values(int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.nextGaussian() / 8;
    }
    return values;
  }

  /** Opens either file as the engine does, with a check that it fits and holds nothing else. */
  public static void with(
      Path file, Keeping keeping, Consumer<Weights> use, Consumer<Weights> construct) {
    try (Checkpoint checkpoint = Checkpoint.open(file)) {
      Layout layout = Layout.of(PartKind.T5, checkpoint);
      WeightCheck check = new WeightCheck(checkpoint, layout);
      construct.accept(check);
      check.requireFit();
      check.requireNothingLeft(PartKind.T5);
      try (LoadedWeights weights =
          new LoadedWeights(Golden.TORCH, checkpoint, layout, List.of(), keeping)) {
        use.accept(weights);
      }
    }
  }
}
