package studio.eligen.engine.flux;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import studio.eligen.engine.tensor.Kernels;
import studio.eligen.engine.tensor.Linear;
import studio.eligen.engine.tensor.Scope;
import studio.eligen.engine.weights.Weights;

/** A block that treats text and image alike, with attention and feed-forward side by side. */
final class SingleStreamBlock {

  private final Kernels kernels;
  private final int heads;
  private final int hidden;
  private final Modulation modulation;
  private final Linear linear1;
  private final Linear linear2;
  private final QueryKeyValue.Norms norms;

  SingleStreamBlock(Weights weights, Kernels kernels, String name, FluxConfig config) {
    this.kernels = kernels;
    this.heads = config.heads();
    this.hidden = config.hidden();
    int mlp = config.mlpWidth();
    this.modulation = new Modulation(weights, name + ".modulation.lin", hidden, 3);
    this.linear1 = weights.linear(name + ".linear1", 3L * hidden + mlp, hidden);
    this.linear2 = weights.linear(name + ".linear2", hidden, hidden + mlp);
    this.norms = QueryKeyValue.Norms.of(weights, kernels, name + ".norm", config.headWidth());
  }

  /**
   * One block.
   *
   * @param x (batch, textTokens + imageTokens, hidden)
   * @param siluOfVec (batch, hidden)
   * @return shaped as x
   */
  NDArray apply(NDArray x, NDArray siluOfVec, JointAttention attention) {
    try (Scope scope = Scope.open()) {
      NDList mod = modulation.apply(siluOfVec);
      NDArray normed = Modulation.modulate(kernels, x, mod.get(0), mod.get(1));
      NDList both = linear1.apply(normed).split(new long[] {3L * hidden}, 2);
      NDArray attended = attention.apply(QueryKeyValue.of(both.get(0), heads, norms));
      NDArray inner = kernels.geluTanh(both.get(1)); // (batch, length, mlpWidth)
      NDArray out = linear2.apply(NDArrays.concat(new NDList(attended, inner), 2));
      return scope.keep(kernels.addProduct(x, out, mod.get(2))); // (batch, length, hidden)
    }
  }
}
