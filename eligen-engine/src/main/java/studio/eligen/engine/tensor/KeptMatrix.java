package studio.eligen.engine.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
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

  /** The same, to live as long as its manager and not as this scope. */
  KeptMatrix released(Scope scope);

  /** A matrix in one piece. */
  sealed interface Whole extends KeptMatrix {

    /**
     * Some of its rows.
     *
     * @param numbers which
     */
    KeptMatrix rows(NDArray numbers);
  }

  /**
   * A matrix in floats of 16 or 32 bits.
   *
   * @param array (rows, columns)
   */
  record Floats(Kernels kernels, NDArray array) implements Whole {
    @Override
    public KeptMatrix rows(NDArray numbers) {
      return new Floats(kernels, kernels.rows(numbers, array)); // (numbers, columns)
    }

    @Override
    public KeptMatrix released(Scope scope) {
      scope.release(array);
      return this;
    }

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
  record Float8(Kernels kernels, NDArray bits, boolean e4m3, double scale) implements Whole {

    /** The largest number of E4M3, which has no infinity. */
    private static final float LARGEST_E4M3 = 448;

    /** Narrows a matrix, scaled so that its largest number is E4M3's. */
    public static Float8 of(Kernels kernels, NDArray matrix) {
      float largest = kernels.largest(matrix).toFloatArray()[0];
      double scale = largest > 0 ? largest / LARGEST_E4M3 : 1;
      return new Float8(kernels, kernels.toFloat8(matrix, scale), true, scale);
    }

    @Override
    public KeptMatrix rows(NDArray numbers) {
      NDArray some = kernels.rows(numbers, bits); // (numbers, columns)
      return new Float8(kernels, some, e4m3, scale);
    }

    @Override
    public KeptMatrix released(Scope scope) {
      scope.release(bits);
      return this;
    }

    @Override
    public NDArray like(NDArray other) {
      return kernels.float8Like(other, bits, e4m3, scale); // (rows, columns)
    }
  }

  /**
   * A matrix in GGML's blocks, which its rows are cut into.
   *
   * @param blocks (rows · columns / numbers of a block, bytes of a block)
   * @param shape (rows, columns), or other sides
   */
  record Blocks(Kernels kernels, NDArray blocks, BlockFormat format, Shape shape) implements Whole {

    /** Numbers that are widened in one go: what that takes beside them is several times as much. */
    private static final long MOST_NUMBERS = 1 << 22;

    @Override
    public KeptMatrix rows(NDArray numbers) {
      NDArray byRow = blocks.reshape(shape.get(0), -1); // (rows, bytes of a row)
      NDArray some = kernels.rows(numbers, byRow); // (numbers, bytes of a row)
      return new Blocks(
          kernels,
          some.reshape(-1, format.bytes), // (blocks, bytes)
          format,
          new Shape(numbers.size(), shape.get(1)));
    }

    @Override
    public KeptMatrix released(Scope scope) {
      scope.release(blocks);
      return this;
    }

    @Override
    public NDArray like(NDArray other) {
      long count = blocks.getShape().get(0);
      long most = MOST_NUMBERS / format.numbers;
      try (Scope scope = Scope.open()) {
        NDList wide = new NDList(); // (blocks of each, numbers)
        for (long from = 0; from < count; from += most) {
          NDIndex rows = new NDIndex().addSliceDim(from, Math.min(count, from + most));
          wide.add(kernels.blocksLike(other, blocks.get(rows), format)); // (some, numbers)
        }
        return scope.keep(NDArrays.concat(wide, 0).reshape(shape)); // shape
      }
    }
  }

  /** Matrices of as many columns, one below the other. */
  record Stacked(List<KeptMatrix> parts) implements KeptMatrix {
    @Override
    public KeptMatrix released(Scope scope) {
      parts.forEach(part -> part.released(scope));
      return this;
    }

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
