package studio.eligen.engine.text;

import ai.djl.ndarray.NDArray;
import java.util.function.UnaryOperator;
import studio.eligen.engine.tensor.Kernels;
import studio.eligen.engine.tensor.Linear;
import studio.eligen.engine.tensor.Scope;
import studio.eligen.engine.text.SelfAttention.Heads;
import studio.eligen.engine.weights.Weights;

/**
 * What CLIP's and SigLIP's encoders are made of, under the same names: attention, then a
 * feed-forward layer, each behind a norm of its own (Radford et al. 2021).
 */
public record EncoderLayer(
    LayerNorm norm1, SelfAttention attention, LayerNorm norm2, Linear fc1, Linear fc2) {

  /**
   * Dimensions of all layers of an encoder.
   *
   * @param mlpWidth of the feed-forward layer
   * @param eps of the norms
   */
  public record Sizes(int width, int mlpWidth, int heads, double eps) {}

  /** How tokens attend to each other. */
  public interface Attention {

    /** All (1, heads, length, headWidth). */
    NDArray apply(NDArray q, NDArray k, NDArray v);
  }

  public static EncoderLayer of(Weights weights, Kernels kernels, String name, Sizes sizes) {
    int width = sizes.width();
    return new EncoderLayer(
        LayerNorm.of(weights, kernels, name + ".layer_norm1", width, sizes.eps()),
        new SelfAttention(
            weights.linear(name + ".self_attn.q_proj", width, width),
            weights.linear(name + ".self_attn.k_proj", width, width),
            weights.linear(name + ".self_attn.v_proj", width, width),
            weights.linear(name + ".self_attn.out_proj", width, width),
            sizes.heads()),
        LayerNorm.of(weights, kernels, name + ".layer_norm2", width, sizes.eps()),
        weights.linear(name + ".mlp.fc1", sizes.mlpWidth(), width),
        weights.linear(name + ".mlp.fc2", width, sizes.mlpWidth()));
  }

  /**
   * (1, length, width) → (1, length, width); frees what it is given.
   *
   * @param activation of the feed-forward layer, on (1, length, mlpWidth)
   */
  public NDArray forward(NDArray x, Attention attend, UnaryOperator<NDArray> activation) {
    try (Scope scope = Scope.consuming(x)) {
      Heads in = attention.split(norm1.apply(x)); // (1, heads, length, headWidth) each
      NDArray out = attend.apply(in.q(), in.k(), in.v()); // (1, heads, length, headWidth)
      NDArray h = x.add(attention.join(out)); // (1, length, width)
      NDArray inner = activation.apply(fc1.apply(norm2.apply(h))); // (1, length, mlpWidth)
      return scope.keep(h.add(fc2.apply(inner))); // (1, length, width)
    }
  }
}
