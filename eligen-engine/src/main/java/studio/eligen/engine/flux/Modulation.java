package studio.eligen.engine.flux;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import studio.eligen.engine.tensor.Kernels;
import studio.eligen.engine.tensor.Linear;
import studio.eligen.engine.weights.Weights;

/**
 * Adaptive layer norm (Peebles and Xie 2022): the time step, the guidance and the pooled prompt
 * decide the scale and the shift after a norm, and the gate of what a block adds.
 */
final class Modulation {

  private static final double EPS = 1e-6;

  private final Linear lin;
  private final int chunks;

  /**
   * @param chunks 3 for one (shift, scale, gate), 6 for two, 2 for (shift, scale) alone
   */
  Modulation(Weights weights, String name, int hidden, int chunks) {
    this.lin = weights.linear(name, (long) chunks * hidden, hidden);
    this.chunks = chunks;
  }

  /**
   * The chunks in the order that the layer has them, (hidden) each.
   *
   * @param siluOfVec (1, hidden)
   */
  NDList apply(NDArray siluOfVec) {
    return lin.apply(siluOfVec).reshape(-1).split(chunks); // (chunks · hidden) → (hidden) each
  }

  /** norm(x) · (1 + scale) + shift: a layer norm whose weight and bias come from outside. */
  static NDArray modulate(Kernels kernels, NDArray x, NDArray shift, NDArray scale) {
    return kernels.layerNorm(x, scale.add(1), shift, EPS); // (batch, length, hidden)
  }
}
