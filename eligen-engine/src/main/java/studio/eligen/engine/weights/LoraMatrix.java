package studio.eligen.engine.weights;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.function.Function;

/** How a LoRA file writes the change of a matrix of (rows, in), by the names of its tensors. */
sealed interface LoraMatrix {

  /**
   * The change in float32, (rows, in).
   *
   * @param read gives a tensor in float32
   */
  NDArray compute(Function<String, NDArray> read);

  /**
   * LoRA (Hu et al. 2021, eq. 3): factor · up · down.
   *
   * @param up (rows, rank)
   * @param down (rank, in)
   */
  record LowRank(String up, String down, double factor) implements LoraMatrix {
    @Override
    public NDArray compute(Function<String, NDArray> read) {
      return read.apply(up).matMul(read.apply(down)).mul(factor); // (rows, in)
    }
  }

  /**
   * LoHa (Hyeon-Woo et al. 2021, FedPara): the product, number by number, of two low-rank matrices.
   *
   * @param first its (rows, rank) and (rank, in)
   * @param second likewise
   */
  record Hadamard(List<String> first, List<String> second, double factor) implements LoraMatrix {
    @Override
    public NDArray compute(Function<String, NDArray> read) {
      return product(first, read).mul(product(second, read)).mul(factor); // (rows, in)
    }
  }

  /**
   * LoKr (Yeh et al. 2023, LyCORIS): the Kronecker product of two matrices.
   *
   * @param first (a, b), or its (a, rank) and (rank, b)
   * @param second (rows / a, in / b), or its two likewise
   */
  record Kronecker(List<String> first, List<String> second, double factor) implements LoraMatrix {
    @Override
    public NDArray compute(Function<String, NDArray> read) {
      NDArray w1 = product(first, read); // (a, b)
      NDArray w2 = product(second, read); // (c, d)
      Shape outer = w1.getShape();
      Shape inner = w2.getShape();
      NDArray blocks =
          w1.reshape(outer.get(0), 1, outer.get(1), 1)
              .mul(w2.reshape(1, inner.get(0), 1, inner.get(1))); // (a, c, b, d)
      long rows = outer.get(0) * inner.get(0);
      return blocks.reshape(rows, outer.get(1) * inner.get(1)).mul(factor); // (rows, in)
    }
  }

  /** The whole change, as it is. */
  record Whole(String difference) implements LoraMatrix {
    @Override
    public NDArray compute(Function<String, NDArray> read) {
      return read.apply(difference); // (rows, in)
    }
  }

  private static NDArray product(List<String> matrices, Function<String, NDArray> read) {
    NDArray first = read.apply(matrices.get(0)); // (rows, rank or columns)
    return matrices.size() == 1
        ? first
        : first.matMul(read.apply(matrices.get(1))); // (rows, columns)
  }
}
