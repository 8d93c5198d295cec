package studio.eligen.engine.weights;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import studio.eligen.engine.gguf.GgufHeader;

/**
 * One GGUF file, as ComfyUI-GGUF's converter writes FLUX.1's transformer, whose tensors have the
 * names of {@code flux1-dev.safetensors}, or llama.cpp's T5's encoder ({@link T5Names}). Most
 * tensors are in blocks of few bits.
 */
final class Gguf extends WeightFile {

  static final int MAGIC = 0x46554747; // "GGUF", little-endian

  private Gguf(Path file, FileChannel channel, long dataStart, Contents contents) {
    super(file, channel, dataStart, contents);
  }

  /** Whether a file begins as such a file does. */
  static boolean isHere(FileChannel channel) throws IOException {
    return channel.size() >= Integer.BYTES && bytes(channel, 0, Integer.BYTES).getInt() == MAGIC;
  }

  static Gguf read(Path file, FileChannel channel) throws IOException {
    GgufHeader header = GgufHeader.parse(file, channel);
    Map<String, Stored> tensors = new LinkedHashMap<>();
    header
        .tensors()
        .forEach(
            (name, tensor) ->
                tensors.put(
                    name,
                    new Stored(
                        StoredType.valueOf(tensor.type().name()),
                        tensor.shape(),
                        tensor.begin(),
                        tensor.end())));
    return new Gguf(file, channel, header.dataStart(), new Contents(tensors, header.metadata()));
  }

  /**
   * How T5's tensors are called there. The engine asks by the names of Transformers; those of
   * llama.cpp are read off its {@code gguf-py/gguf/constants.py} (the architecture {@code
   * t5encoder}).
   */
  static final class T5Names {

    /** What tells such a file: only the first block has it. */
    static final String BIAS = "enc.blk.0.attn_rel_b.weight";

    static final String EMBEDDING = "token_embd.weight";

    private static final Pattern IN_BLOCK =
        Pattern.compile("encoder\\.block\\.(\\d+)\\.layer\\.(.+)");

    private static final Map<String, String> BLOCK =
        Map.of(
            "0.layer_norm.weight", "attn_norm.weight",
            "0.SelfAttention.q.weight", "attn_q.weight",
            "0.SelfAttention.k.weight", "attn_k.weight",
            "0.SelfAttention.v.weight", "attn_v.weight",
            "0.SelfAttention.o.weight", "attn_o.weight",
            "0.SelfAttention.relative_attention_bias.weight", "attn_rel_b.weight",
            "1.layer_norm.weight", "ffn_norm.weight",
            "1.DenseReluDense.wi_0.weight", "ffn_gate.weight",
            "1.DenseReluDense.wi_1.weight", "ffn_up.weight",
            "1.DenseReluDense.wo.weight", "ffn_down.weight");

    private static final Map<String, String> OUTSIDE_BLOCKS =
        Map.of(
            "shared.weight",
            EMBEDDING,
            "encoder.final_layer_norm.weight",
            "enc.output_norm.weight");

    private T5Names() {}

    /** A parameter's tensor in a GGUF file. */
    static String gguf(String parameter) {
      Matcher inBlock = IN_BLOCK.matcher(parameter);
      return inBlock.matches()
          ? "enc.blk." + inBlock.group(1) + "." + BLOCK.get(inBlock.group(2))
          : OUTSIDE_BLOCKS.get(parameter);
    }
  }
}
