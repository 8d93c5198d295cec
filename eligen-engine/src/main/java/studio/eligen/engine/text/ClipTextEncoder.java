package studio.eligen.engine.text;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.nn.Activation;
import java.util.ArrayList;
import java.util.List;
import studio.eligen.engine.RenderException.ModelCorrupt;
import studio.eligen.engine.tensor.Scope;
import studio.eligen.engine.tensor.Table;
import studio.eligen.engine.tensor.Torch;
import studio.eligen.engine.weights.ConfigJson;
import studio.eligen.engine.weights.Weights;

/** CLIP's text encoder (Radford et al. 2021), of which FLUX uses the pooled state alone. */
public final class ClipTextEncoder {

  private final Torch torch;
  private final ClipConfig config;
  private final Table tokenEmbedding;
  private final NDArray positionEmbedding;
  private final List<EncoderLayer> layers = new ArrayList<>();
  private final LayerNorm finalNorm;

  /** Dimensions from {@code text_encoder/config.json}. CLIP-L: 12 layers of 768, 12 heads. */
  public record ClipConfig(
      int vocabulary, int width, int mlpWidth, int heads, int layers, int positions, double eps) {

    public ClipConfig {
      if (width % heads != 0) {
        throw new ModelCorrupt(
            "CLIP's hidden_size = %d does not divide into num_attention_heads = %d."
                .formatted(width, heads));
      }
    }

    public static ClipConfig of(ConfigJson config) {
      return new ClipConfig(
          config.count("vocab_size"),
          config.count("hidden_size"),
          config.count("intermediate_size"),
          config.count("num_attention_heads"),
          config.layers("num_hidden_layers"),
          config.count("max_position_embeddings"),
          config.number("layer_norm_eps", 1e-5));
    }
  }

  public ClipTextEncoder(Weights weights, Torch torch, ClipConfig config) {
    String tokens = "text_model.embeddings.token_embedding.weight";
    String positions = "text_model.embeddings.position_embedding.weight";
    int width = config.width();
    this.torch = torch;
    this.config = config;
    this.tokenEmbedding = weights.table(tokens, config.vocabulary(), width);
    this.positionEmbedding =
        weights.parameter(positions, config.positions(), width); // (positions, width)
    EncoderLayer.Sizes sizes =
        new EncoderLayer.Sizes(width, config.mlpWidth(), config.heads(), config.eps());
    for (int i = 0; i < config.layers(); i++) {
      layers.add(
          EncoderLayer.of(weights, torch.kernels(), "text_model.encoder.layers." + i, sizes));
    }
    this.finalNorm =
        LayerNorm.of(weights, torch.kernels(), "text_model.final_layer_norm", width, config.eps());
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
      NDArray positions = positionEmbedding.get(new NDIndex("0:{}", ids.length)); // (length, width)
      NDArray tokens = tokenEmbedding.rows(ids); // (length, width)
      NDArray x = tokens.add(positions).expandDims(0); // (1, length, width)
      NDArray mask = causalMask(ids.length); // (1, 1, length, length)
      for (EncoderLayer layer : layers) {
        x =
            layer.forward(
                x,
                (q, k, v) -> torch.kernels().attention(q, k, v, mask),
                ClipTextEncoder::quickGelu); // (1, length, width)
      }
      NDArray states = finalNorm.apply(x); // (1, length, width)
      return scope.keep(states.get(new NDIndex(":, {}", endMarker(ids)))); // (1, width)
    }
  }

  /** x · sigmoid(1.702 x). */
  private static NDArray quickGelu(NDArray x) {
    return x.mul(Activation.sigmoid(x.mul(1.702f))); // (1, length, mlpWidth)
  }

  private NDArray causalMask(int length) {
    float[] mask = new float[length * length];
    for (int query = 0; query < length; query++) {
      for (int key = query + 1; key < length; key++) {
        mask[query * length + key] = Float.NEGATIVE_INFINITY;
      }
    }
    return torch.compute(torch.array(mask, 1, 1, length, length)); // (1, 1, length, length)
  }

  private static int endMarker(long[] ids) {
    int at = 0;
    for (int i = 1; i < ids.length; i++) {
      at = ids[i] > ids[at] ? i : at;
    }
    return at;
  }
}
