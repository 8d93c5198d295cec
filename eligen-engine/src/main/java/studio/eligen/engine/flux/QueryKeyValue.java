package studio.eligen.engine.flux;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import studio.eligen.engine.tensor.Kernels;
import studio.eligen.engine.weights.Weights;

/**
 * What attention works on, each (batch, heads, length, headWidth).
 *
 * @param q normalised, not yet turned
 * @param k normalised, not yet turned
 */
record QueryKeyValue(NDArray q, NDArray k, NDArray v) {

  /** The learnt scales of the norms over queries and keys, (headWidth) each. */
  record Norms(Kernels kernels, NDArray query, NDArray key) {

    private static final double EPS = 1e-6;

    static Norms of(Weights weights, Kernels kernels, String name, int headWidth) {
      return new Norms(
          kernels,
          weights.parameter(name + ".query_norm.scale", headWidth),
          weights.parameter(name + ".key_norm.scale", headWidth));
    }
  }

  /**
   * Divides (batch, length, 3 · heads · headWidth) into heads and normalises.
   *
   * @param heads how many
   */
  static QueryKeyValue of(NDArray qkv, int heads, Norms norms) {
    long batch = qkv.getShape().get(0);
    long length = qkv.getShape().get(1);
    NDArray split =
        qkv.reshape(batch, length, 3, heads, -1) // (batch, length, 3, heads, headWidth)
            .transpose(2, 0, 3, 1, 4); // (3, batch, heads, length, headWidth)
    return new QueryKeyValue(
        norms.kernels.rmsNorm(split.get(0), norms.query, Norms.EPS),
        norms.kernels.rmsNorm(split.get(1), norms.key, Norms.EPS),
        split.get(2));
  }

  /** One sequence after the other. */
  static QueryKeyValue concat(QueryKeyValue first, QueryKeyValue second) {
    return new QueryKeyValue(
        NDArrays.concat(new NDList(first.q, second.q), 2),
        NDArrays.concat(new NDList(first.k, second.k), 2),
        NDArrays.concat(new NDList(first.v, second.v), 2));
  }
}
