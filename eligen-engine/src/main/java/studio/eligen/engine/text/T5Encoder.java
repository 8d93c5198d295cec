package studio.eligen.engine.text;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import java.util.ArrayList;
import java.util.List;
import studio.eligen.engine.tensor.Kernels;
import studio.eligen.engine.tensor.Linear;
import studio.eligen.engine.tensor.Scope;
import studio.eligen.engine.tensor.Table;
import studio.eligen.engine.tensor.Torch;
import studio.eligen.engine.text.SelfAttention.Heads;
import studio.eligen.engine.weights.ConfigJson;
import studio.eligen.engine.weights.Weights;

/**
 * T5 v1.1's encoder (Raffel et al. 2020). FLUX gives it no attention mask: padding is attended to.
 */
public final class T5Encoder {

  private final Torch torch;
  private final T5Config config;
  private final Table embedding;
  private final NDArray relativeBias;
  private final List<Block> blocks = new ArrayList<>();
  private final NDArray finalNorm;

  /** Dimensions from {@code text_encoder_2/config.json}. T5-XXL: 24 layers of 4096, 64 heads. */
  public record T5Config(
      int vocabulary,
      int width,
      int headWidth,
      int heads,
      int ffWidth,
      int layers,
      int buckets,
      int maxDistance,
      double eps) {

    public static T5Config of(ConfigJson config) {
      return new T5Config(
          config.count("vocab_size"),
          config.count("d_model"),
          config.count("d_kv"),
          config.count("num_heads"),
          config.count("d_ff"),
          config.layers("num_layers"),
          config.count("relative_attention_num_buckets", 32),
          config.count("relative_attention_max_distance", 128),
          config.number("layer_norm_epsilon", 1e-6));
    }
  }

  /**
   * Bytes that prompts of one length take beside the weights, about: the scores of one and its
   * bias, its feed-forward layer, and the states of all.
   *
   * @param bytesOfNumber of the type that is computed in
   */
  public static long bytesOfPrompts(T5Config config, long prompts, long length, int bytesOfNumber) {
    long scores = 3 * config.heads() * length * length;
    long layer = length * (3L * config.ffWidth() + 8L * config.width());
    long states = 2 * prompts * length * config.width();
    return bytesOfNumber * (scores + layer + states);
  }

  public T5Encoder(Weights weights, Torch torch, T5Config config) {
    int width = config.width();
    int heads = config.heads();
    String bias = "encoder.block.0.layer.0.SelfAttention.relative_attention_bias.weight";
    this.torch = torch;
    this.config = config;
    this.embedding = weights.table("shared.weight", config.vocabulary(), width);
    for (int i = 0; i < config.layers(); i++) {
      blocks.add(Block.of(weights, torch.kernels(), "encoder.block." + i, config));
    }
    this.relativeBias = weights.parameter(bias, config.buckets(), heads); // (buckets, heads)
    this.finalNorm = weights.parameter("encoder.final_layer_norm.weight", width); // (width)
  }

  /**
   * Encodes prompts of one length. Each passes through a layer by itself, so that one prompt's
   * arrays are in memory and what it comes to does not depend on the others; a layer's weights are
   * read for all of them, before the next layer's.
   *
   * @param ids a prompt's tokens each
   * @return (prompts, length, width)
   */
  public NDArray encode(List<long[]> ids) {
    try (Scope scope = Scope.open()) {
      NDArray bias = positionBias(ids.get(0).length); // (1, heads, length, length)
      List<NDArray> prompts = ids.stream().map(this::embed).toList(); // (1, length, width) each
      for (Block block : blocks) {
        prompts =
            prompts.stream().map(x -> block.forward(x, bias)).toList(); // (1, length, width) each
      }
      NDArray x = NDArrays.concat(new NDList(prompts)); // (prompts, length, width)
      x = torch.kernels().rmsNorm(x, finalNorm, config.eps()); // (prompts, length, width)
      return scope.keep(x); // (prompts, length, width)
    }
  }

  /** (1, length, width). */
  private NDArray embed(long[] ids) {
    return embedding.rows(ids).expandDims(0); // (1, length, width)
  }

  /** Attention, then a feed-forward layer gated by GELU; no layer of T5 has a bias. */
  private record Block(
      Kernels kernels,
      NDArray norm1,
      SelfAttention attention,
      NDArray norm2,
      Linear wi0,
      Linear wi1,
      Linear wo,
      double eps) {

    static Block of(Weights weights, Kernels kernels, String name, T5Config config) {
      int width = config.width();
      NDArray norm1 = weights.parameter(name + ".layer.0.layer_norm.weight", width); // (width)
      NDArray norm2 = weights.parameter(name + ".layer.1.layer_norm.weight", width); // (width)
      return new Block(
          kernels,
          norm1,
          attention(weights, name + ".layer.0.SelfAttention.", config),
          norm2,
          weights.linearWithoutBias(name + ".layer.1.DenseReluDense.wi_0", config.ffWidth(), width),
          weights.linearWithoutBias(name + ".layer.1.DenseReluDense.wi_1", config.ffWidth(), width),
          weights.linearWithoutBias(name + ".layer.1.DenseReluDense.wo", width, config.ffWidth()),
          config.eps());
    }

    private static SelfAttention attention(Weights weights, String name, T5Config config) {
      int width = config.width();
      int inner = config.heads() * config.headWidth();
      return new SelfAttention(
          weights.linearWithoutBias(name + "q", inner, width),
          weights.linearWithoutBias(name + "k", inner, width),
          weights.linearWithoutBias(name + "v", inner, width),
          weights.linearWithoutBias(name + "o", width, inner),
          config.heads());
    }

    /** (1, length, width) → (1, length, width); frees what it is given. */
    NDArray forward(NDArray x, NDArray bias) {
      try (Scope scope = Scope.consuming(x)) {
        NDArray normed = kernels.rmsNorm(x, norm1, eps); // (1, length, width)
        Heads in = attention.split(normed); // (1, heads, length, headWidth) each
        NDArray out =
            kernels.unscaledAttention(
                in.q(), in.k(), in.v(), bias); // (1, heads, length, headWidth)
        NDArray h = x.add(attention.join(out)); // (1, length, width)
        normed = kernels.rmsNorm(h, norm2, eps); // (1, length, width)
        NDArray gate = kernels.geluTanh(wi0.apply(normed)); // (1, length, ffWidth)
        NDArray inner = gate.mul(wi1.apply(normed)); // (1, length, ffWidth)
        return scope.keep(h.add(wo.apply(inner))); // (1, length, width)
      }
    }
  }

  /** The learnt bias of each distance between tokens, (1, heads, length, length). */
  private NDArray positionBias(int length) {
    long[] buckets = new long[length * length];
    for (int query = 0; query < length; query++) {
      for (int key = 0; key < length; key++) {
        buckets[query * length + key] = bucket(key - query);
      }
    }
    NDArray rows = torch.rows(relativeBias, buckets); // (length · length, heads)
    return rows.reshape(1, length, length, config.heads()) // (1, length, length, heads)
        .transpose(0, 3, 1, 2); // (1, heads, length, length)
  }

  /** Near distances have a bucket each, far ones share; half of them for either direction. */
  private int bucket(int distance) {
    int half = config.buckets() / 2;
    int exact = half / 2;
    int away = Math.abs(distance);
    int side = distance > 0 ? half : 0;
    if (away < exact) {
      return side + away;
    }
    // In float32, as the reference: a distance on a bucket's edge must fall on the same side.
    float steps =
        (float) Math.log((float) away / exact)
            / (float) Math.log((double) config.maxDistance() / exact)
            * (half - exact);
    return side + Math.min(half - 1, exact + (int) steps);
  }
}
