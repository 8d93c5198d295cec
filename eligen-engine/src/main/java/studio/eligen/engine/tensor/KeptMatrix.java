package studio.eligen.engine.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import java.util.List;

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

  /**
   * A matrix in floats of eight bits, times a number (Micikevicius et al. 2022).
   *
   * @param bits (rows, columns) in bytes
   * @param e4m3 whether they have four bits of exponent; else five
   */
  record Float8(Kernels kernels, NDArray bits, boolean e4m3, double scale) implements KeptMatrix {

    /** The largest number of E4M3, which has no infinity. */
    private static final float LARGEST_E4M3 = 448;

    /** Narrows a matrix, scaled so that its largest number is E4M3's. */
    public static Float8 of(Kernels kernels, NDArray matrix) {
      float largest = kernels.largest(matrix).toFloatArray()[0];
      double scale = largest > 0 ? largest / LARGEST_E4M3 : 1;
      return new Float8(kernels, kernels.toFloat8(matrix, scale), true, scale);
    }

    @Override
    public NDArray like(NDArray other) {
      return kernels.float8Like(other, bits, e4m3, scale); // (rows, columns)
    }
  }

  /** Matrices of as many columns, one below the other. */
  record Stacked(List<KeptMatrix> parts) implements KeptMatrix {
    @Override
    public NDArray like(NDArray other) {
      try (Scope scope = Scope.open()) {
        NDList wide = new NDList(); // (rows of each, columns)
        parts.forEach(part -> wide.add(part.like(other)));
        return scope.keep(NDArrays.concat(wide, 0)); // (rows, columns)
      }
    }
  }
}
