package studio.eligen.engine.flux;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import studio.eligen.engine.tensor.Kernels;
import studio.eligen.engine.weights.Weights;

/**
 * What attention works on.
 *
 * @param qk queries and keys, normalised, not yet turned, (2, batch, heads, length, headWidth)
 * @param v values, (batch, heads, length, headWidth)
 */
record QueryKeyValue(NDArray qk, NDArray v) {

  /** The learnt scales of the norms over queries and keys, (headWidth) each. */
  record Norms(Kernels kernels, NDArray query, NDArray key) {

    private static final double EPS = 1e-6;

    static Norms of(Weights weights, Kernels kernels, String name, int headWidth) {
      return new Norms(
          kernels,
          weights.parameter(name + ".query_norm.scale", headWidth),
          weights.parameter(name + ".key_norm.scale", headWidth));
    }

    /** Both at once: half the calls. */
    private NDArray apply(NDArray qk) {
      NDArray scales = NDArrays.stack(new NDList(query, key)).reshape(2, 1, 1, 1, -1);
      return kernels.rmsNorm(qk, scales, EPS);
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
    NDList split =
        qkv.reshape(batch, length, 3, heads, -1) // (batch, length, 3, heads, headWidth)
            .transpose(2, 0, 3, 1, 4) // (3, batch, heads, length, headWidth)
            .split(new long[] {2});
    return new QueryKeyValue(norms.apply(split.get(0)), split.get(1).squeeze(0));
  }

  /** One sequence after the other. */
  static QueryKeyValue concat(QueryKeyValue first, QueryKeyValue second) {
    return new QueryKeyValue(
        NDArrays.concat(new NDList(first.qk, second.qk), 3),
        NDArrays.concat(new NDList(first.v, second.v), 2));
  }
}
