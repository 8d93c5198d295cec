package studio.eligen.engine.flux;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.util.List;
import java.util.stream.IntStream;
import studio.eligen.engine.tensor.Kernels;
import studio.eligen.engine.tensor.Linear;
import studio.eligen.engine.weights.Weights;

/**
 * Adaptive layer norm (adaLN-Zero; Peebles and Xie 2022): what the time step, the guidance and the
 * pooled prompt make of one branch of a block. A block is x + gate · branch(norm(x) · (1 + scale) +
 * shift).
 *
 * @param shift (hidden)
 * @param scale (hidden)
 * @param gate (hidden)
 */
record Modulation(Kernels kernels, NDArray shift, NDArray scale, NDArray gate) {

  private static final double EPS = 1e-6;

  /** norm(x) · (1 + scale) + shift, (1, length, hidden): what the branch is given. */
  NDArray modulate(NDArray x) {
    return modulate(kernels, x, shift, scale); // (1, length, hidden)
  }

  /** x + gate · branch, (1, length, hidden): what the branch adds. */
  NDArray addGated(NDArray x, NDArray branch) {
    return kernels.addProduct(x, branch, gate); // (1, length, hidden)
  }

  /** A layer norm whose weight and bias come from outside. */
  static NDArray modulate(Kernels kernels, NDArray x, NDArray shift, NDArray scale) {
    return kernels.layerNorm(
        x, kernels.numbers().plus(scale, 1), shift, EPS); // (1, length, hidden)
  }

  /**
   * The dense layer that decides them.
   *
   * @param branches how many of the block it serves
   */
  record Layer(Kernels kernels, Linear lin, int branches) {

    static Layer of(Weights weights, Kernels kernels, String name, int hidden, int branches) {
      return new Layer(kernels, weights.linear(name, 3L * branches * hidden, hidden), branches);
    }

    /**
     * One modulation a branch.
     *
     * @param siluOfVec (1, hidden)
     */
    List<Modulation> apply(NDArray siluOfVec) {
      NDList parts = lin.apply(siluOfVec).reshape(-1).split(3L * branches); // (hidden) each
      return IntStream.range(0, branches).mapToObj(branch -> of(parts, 3 * branch)).toList();
    }

    private Modulation of(NDList parts, int first) {
      NDArray shift = parts.get(first); // (hidden)
      NDArray scale = parts.get(first + 1); // (hidden)
      NDArray gate = parts.get(first + 2); // (hidden)
      return new Modulation(kernels, shift, scale, gate);
    }
  }
}
