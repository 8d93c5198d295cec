package studio.eligen.engine.tensor;

import ai.djl.ndarray.NDArray;

/**
 * A matrix that is kept otherwise than it is computed with, in another type or on another device,
 * and changed into what is computed with at each use.
 */
public sealed interface KeptMatrix {

  /**
   * The whole matrix in the type and on the device of an array; the matrix's own array where that
   * is the same. Whoever asks frees it.
   */
  NDArray like(NDArray array);

  /**
   * A matrix in floats of 16 or 32 bits.
   *
   * @param array (rows, columns)
   */
  record Floats(Kernels kernels, NDArray array) implements KeptMatrix {
    @Override
    public NDArray like(NDArray other) {
      return kernels.like(other, array); // (rows, columns)
    }
  }
}
