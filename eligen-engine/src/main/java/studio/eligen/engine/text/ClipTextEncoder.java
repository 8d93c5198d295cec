package studio.eligen.engine.text;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.nn.Activation;
import java.util.ArrayList;
import java.util.List;
import studio.eligen.engine.RenderException.ModelCorrupt;
import studio.eligen.engine.tensor.Linear;
import studio.eligen.engine.tensor.Scope;
import studio.eligen.engine.tensor.Torch;
import studio.eligen.engine.weights.ConfigJson;
import studio.eligen.engine.weights.Weights;

/** CLIP's text encoder (Radford et al. 2021), of which FLUX uses the pooled state alone. */
public final class ClipTextEncoder {

  private final Torch torch;
  private final ClipConfig config;
  private final NDArray tokenEmbedding;
  private final NDArray positionEmbedding;
  private final List<Layer> layers = new ArrayList<>();
  private final Norm finalNorm;

  /** Dimensions from {@code text_encoder/config.json}. CLIP-L: 12 layers of 768, 12 heads. */
  public record ClipConfig(
      int vocabulary, int width, int mlpWidth, int heads, int layers, int positions, double eps) {

    public static ClipConfig of(ConfigJson config) {
      return new ClipConfig(
          config.count("vocab_size"),
          config.count("hidden_size"),
          config.count("intermediate_size"),
          config.count("num_attention_heads"),
          config.count("num_hidden_layers"),
          config.count("max_position_embeddings"),
          config.number("layer_norm_eps", 1e-5));
    }
  }

  private record Norm(NDArray weight, NDArray bias) {
    static Norm of(Weights weights, String name, int width) {
      return new Norm(
          weights.parameter(name + ".weight", width), weights.parameter(name + ".bias", width));
    }
  }

  private record Layer(
      Norm norm1, Linear q, Linear k, Linear v, Linear out, Norm norm2, Linear fc1, Linear fc2) {

    static Layer of(Weights weights, String name, ClipConfig config) {
      int width = config.width();
      return new Layer(
          Norm.of(weights, name + ".layer_norm1", width),
          weights.linear(name + ".self_attn.q_proj", width, width),
          weights.linear(name + ".self_attn.k_proj", width, width),
          weights.linear(name + ".self_attn.v_proj", width, width),
          weights.linear(name + ".self_attn.out_proj", width, width),
          Norm.of(weights, name + ".layer_norm2", width),
          weights.linear(name + ".mlp.fc1", config.mlpWidth(), width),
          weights.linear(name + ".mlp.fc2", width, config.mlpWidth()));
    }
  }

  public ClipTextEncoder(Weights weights, Torch torch, ClipConfig config) {
    String embeddings = "text_model.embeddings.";
    this.torch = torch;
    this.config = config;
    this.tokenEmbedding =
        weights.parameter(
            embeddings + "token_embedding.weight", config.vocabulary(), config.width());
    this.positionEmbedding =
        weights.parameter(
            embeddings + "position_embedding.weight", config.positions(), config.width());
    for (int i = 0; i < config.layers(); i++) {
      layers.add(Layer.of(weights, "text_model.encoder.layers." + i, config));
    }
    this.finalNorm = Norm.of(weights, "text_model.final_layer_norm", config.width());
  }

  /**
   * The state of a prompt at its end marker.
   *
   * @param ids the prompt's tokens; the end marker has the highest id, as in every CLIP
   * @return (1, width)
   */
  public NDArray pooled(long[] ids) {
    if (ids.length > config.positions()) {
      throw new ModelCorrupt(
          "The CLIP tokenizer makes %d tokens; the encoder has %d positions."
              .formatted(ids.length, config.positions()));
    }
    try (Scope scope = Scope.open()) {
      NDArray x =
          Embedding.lookUp(torch, tokenEmbedding, List.of(ids)) // (1, length, width)
              .add(positionEmbedding.get(new NDIndex("0:{}", ids.length)));
      NDArray mask = causalMask(ids.length);
      for (Layer layer : layers) {
        x = x.add(attention(layer, norm(x, layer.norm1), mask));
        NDArray inner = layer.fc1.apply(norm(x, layer.norm2)); // (1, length, mlpWidth)
        x = x.add(layer.fc2.apply(quickGelu(inner))); // (1, length, width)
      }
      return scope.keep(norm(x, finalNorm).get(new NDIndex(":, {}", endMarker(ids))));
    }
  }

  private NDArray norm(NDArray x, Norm norm) {
    return torch.kernels().layerNorm(x, norm.weight, norm.bias, config.eps());
  }

  private NDArray attention(Layer layer, NDArray x, NDArray mask) {
    NDArray q = Heads.split(layer.q.apply(x), config.heads());
    NDArray k = Heads.split(layer.k.apply(x), config.heads());
    NDArray v = Heads.split(layer.v.apply(x), config.heads());
    return layer.out.apply(Heads.join(torch.kernels().attention(q, k, v, mask)));
  }

  /** x · sigmoid(1.702 x). */
  private static NDArray quickGelu(NDArray x) {
    return x.mul(Activation.sigmoid(x.mul(1.702f)));
  }

  private NDArray causalMask(int length) {
    float[] mask = new float[length * length];
    for (int query = 0; query < length; query++) {
      for (int key = query + 1; key < length; key++) {
        mask[query * length + key] = Float.NEGATIVE_INFINITY;
      }
    }
    return torch.compute(torch.array(mask, 1, 1, length, length));
  }

  private static int endMarker(long[] ids) {
    int at = 0;
    for (int i = 1; i < ids.length; i++) {
      at = ids[i] > ids[at] ? i : at;
    }
    return at;
  }
}
