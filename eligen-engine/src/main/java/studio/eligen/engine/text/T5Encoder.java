package studio.eligen.engine.text;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import studio.eligen.engine.tensor.Kernels;
import studio.eligen.engine.tensor.Linear;
import studio.eligen.engine.tensor.Scope;
import studio.eligen.engine.tensor.Torch;
import studio.eligen.engine.weights.ConfigJson;
import studio.eligen.engine.weights.Weights;

/**
 * T5 v1.1's encoder (Raffel et al. 2020). FLUX gives it no attention mask: padding is attended to.
 */
public final class T5Encoder {

  private final Torch torch;
  private final T5Config config;
  private final NDArray embedding;
  private final NDArray relativeBias;
  private final List<Layer> layers = new ArrayList<>();
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
          config.count("num_layers"),
          config.count("relative_attention_num_buckets", 32),
          config.count("relative_attention_max_distance", 128),
          config.number("layer_norm_epsilon", 1e-6));
    }
  }

  private record Layer(
      NDArray attentionNorm,
      Linear q,
      Linear k,
      Linear v,
      Linear o,
      NDArray ffNorm,
      Linear wi0,
      Linear wi1,
      Linear wo) {

    static Layer of(Weights weights, String block, T5Config config) {
      String attention = block + ".layer.0.SelfAttention.";
      String ff = block + ".layer.1.DenseReluDense.";
      int inner = config.heads() * config.headWidth();
      int width = config.width();
      return new Layer(
          weights.parameter(block + ".layer.0.layer_norm.weight", width),
          weights.linearWithoutBias(attention + "q", inner, width),
          weights.linearWithoutBias(attention + "k", inner, width),
          weights.linearWithoutBias(attention + "v", inner, width),
          weights.linearWithoutBias(attention + "o", width, inner),
          weights.parameter(block + ".layer.1.layer_norm.weight", width),
          weights.linearWithoutBias(ff + "wi_0", config.ffWidth(), width),
          weights.linearWithoutBias(ff + "wi_1", config.ffWidth(), width),
          weights.linearWithoutBias(ff + "wo", width, config.ffWidth()));
    }
  }

  public T5Encoder(Weights weights, Torch torch, T5Config config) {
    this.torch = torch;
    this.config = config;
    this.embedding = weights.parameter("shared.weight", config.vocabulary(), config.width());
    for (int i = 0; i < config.layers(); i++) {
      layers.add(Layer.of(weights, "encoder.block." + i, config));
    }
    this.relativeBias =
        weights.parameter(
            "encoder.block.0.layer.0.SelfAttention.relative_attention_bias.weight",
            config.buckets(),
            config.heads());
    this.finalNorm = weights.parameter("encoder.final_layer_norm.weight", config.width());
  }

  /**
   * Encodes prompts of one length together.
   *
   * @param ids a prompt's tokens each
   * @return (prompts, length, width)
   */
  public NDArray encode(List<long[]> ids) {
    try (Scope scope = Scope.open()) {
      Kernels kernels = torch.kernels();
      int length = ids.get(0).length;
      NDArray x = Embedding.lookUp(torch, embedding, ids); // (prompts, length, width)
      NDArray bias = positionBias(length); // (1, heads, length, length)
      for (Layer layer : layers) {
        NDArray normed = kernels.rmsNorm(x, layer.attentionNorm, config.eps());
        x = x.add(attention(layer, normed, bias)); // (prompts, length, width)
        normed = kernels.rmsNorm(x, layer.ffNorm, config.eps());
        NDArray gate = kernels.geluTanh(layer.wi0.apply(normed)); // (prompts, length, ffWidth)
        x = x.add(layer.wo.apply(gate.mul(layer.wi1.apply(normed)))); // (prompts, length, width)
      }
      return scope.keep(kernels.rmsNorm(x, finalNorm, config.eps()));
    }
  }

  private NDArray attention(Layer layer, NDArray x, NDArray bias) {
    NDArray out =
        torch
            .kernels()
            .unscaledAttention(
                heads(layer.q.apply(x)), heads(layer.k.apply(x)), heads(layer.v.apply(x)), bias);
    return layer.o.apply(Heads.join(out)); // (prompts, length, width)
  }

  private NDArray heads(NDArray x) {
    return Heads.split(x, config.heads());
  }

  /** The learnt bias of each distance between tokens, (1, heads, length, length). */
  private NDArray positionBias(int length) {
    long[] buckets = new long[length * length];
    for (int query = 0; query < length; query++) {
      for (int key = 0; key < length; key++) {
        buckets[query * length + key] = bucket(key - query);
      }
    }
    return Embedding.rows(torch, relativeBias, buckets) // (length · length, heads)
        .reshape(length, length, config.heads())
        .transpose(2, 0, 1)
        .expandDims(0);
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
