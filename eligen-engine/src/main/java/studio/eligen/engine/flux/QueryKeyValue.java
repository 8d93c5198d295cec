package studio.eligen.engine.flux;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import studio.eligen.engine.tensor.Kernels;
import studio.eligen.engine.weights.Weights;

/**
 * What attention works on. Queries and keys lie in one array, since what is done to both is then
 * half the calls.
 *
 * @param qk queries and keys, normalised, not yet turned, (2, 1, heads, length, headWidth)
 * @param v values, (1, heads, length, headWidth)
 */
record QueryKeyValue(NDArray qk, NDArray v) {

  /** The learnt scales of the RMS norms over queries and keys, (headWidth) each. */
  record Norm(Kernels kernels, NDArray query, NDArray key) {

    private static final double EPS = 1e-6;

    static Norm of(Weights weights, Kernels kernels, String name, int headWidth) {
      NDArray query = weights.parameter(name + ".query_norm.scale", headWidth); // (headWidth)
      NDArray key = weights.parameter(name + ".key_norm.scale", headWidth); // (headWidth)
      return new Norm(kernels, query, key);
    }

    private NDArray apply(NDArray qk) {
      NDArray both = NDArrays.stack(new NDList(query, key)); // (2, headWidth)
      NDArray scales = both.reshape(2, 1, 1, 1, -1); // (2, 1, 1, 1, headWidth)
      return kernels.rmsNorm(qk, scales, EPS); // (2, 1, heads, length, headWidth)
    }
  }

  /** Divides (1, length, 3 · hidden) into heads and normalises. */
  static QueryKeyValue of(NDArray x, int heads, Norm norm) {
    long[] split = {1, x.getShape().get(1), 3, heads, -1};
    NDArray qkv = x.reshape(split).transpose(2, 0, 3, 1, 4); // (3, 1, heads, length, headWidth)
    NDList parts = qkv.split(new long[] {2}); // (2 and 1, 1, heads, length, headWidth)
    NDArray qk = norm.apply(parts.get(0)); // (2, 1, heads, length, headWidth)
    NDArray v = parts.get(1).squeeze(0); // (1, heads, length, headWidth)
    return new QueryKeyValue(qk, v);
  }

  /** One sequence after the other. */
  QueryKeyValue concat(QueryKeyValue next) {
    NDArray qks = NDArrays.concat(new NDList(qk, next.qk), 3); // (2, 1, heads, tokens, headWidth)
    NDArray vs = NDArrays.concat(new NDList(v, next.v), 2); // (1, heads, tokens, headWidth)
    return new QueryKeyValue(qks, vs);
  }
}
