package studio.eligen.engine.flux;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import studio.eligen.engine.tensor.Kernels;
import studio.eligen.engine.tensor.Linear;
import studio.eligen.engine.tensor.Scope;
import studio.eligen.engine.weights.Weights;

/**
 * A block that treats text and image alike, with attention and feed-forward side by side (Dehghani
 * et al. 2023).
 */
final class SingleStreamBlock {

  private final Kernels kernels;
  private final int heads;
  private final long[] qkvWidth;
  private final Modulation.Layer modulation;
  private final Linear linear1;
  private final QueryKeyValue.Norm norm;
  private final Linear linear2;

  SingleStreamBlock(Weights weights, Kernels kernels, String name, FluxConfig config) {
    int hidden = config.hidden();
    int mlp = config.mlpWidth();
    this.kernels = kernels;
    this.heads = config.heads();
    this.qkvWidth = new long[] {3L * hidden};
    this.modulation = Modulation.Layer.of(weights, kernels, name + ".modulation.lin", hidden, 1);
    this.linear1 = weights.linear(name + ".linear1", 3L * hidden + mlp, hidden);
    this.norm = QueryKeyValue.Norm.of(weights, kernels, name + ".norm", config.headWidth());
    this.linear2 = weights.linear(name + ".linear2", hidden, hidden + mlp);
  }

  /**
   * One block; frees the tokens that it is given.
   *
   * @param x (1, tokens, hidden)
   * @param vec (1, hidden)
   * @param added to the attention of all tokens
   * @return (1, tokens, hidden)
   */
  NDArray forward(NDArray x, NDArray vec, JointAttention attention, AddedAttention added) {
    try (Scope scope = Scope.consuming(x)) {
      Modulation mod = modulation.apply(vec).get(0); // (hidden) each
      NDArray in = linear1.apply(mod.modulate(x)); // (1, tokens, 3 · hidden + mlp)
      NDList parts = in.split(qkvWidth, 2); // (1, tokens, 3 · hidden), (1, tokens, mlp)

      QueryKeyValue qkv =
          QueryKeyValue.of(parts.get(0), heads, norm); // (1, heads, tokens, headWidth) each
      NDArray attended = attention.apply(qkv, added); // (1, tokens, hidden)
      NDArray inner = kernels.geluTanh(parts.get(1)); // (1, tokens, mlp)
      NDArray both = NDArrays.concat(new NDList(attended, inner), 2); // (1, tokens, hidden + mlp)
      return scope.keep(mod.addGated(x, linear2.apply(both))); // (1, tokens, hidden)
    }
  }
}
