package studio.eligen.engine.text;

import ai.djl.ndarray.NDArray;
import java.util.List;
import studio.eligen.engine.tensor.Torch;

/** Rows of a table by their numbers. */
final class Embedding {

  private Embedding() {}

  /** The rows of prompts of one length: (prompts, length, width). */
  static NDArray lookUp(Torch torch, NDArray table, List<long[]> ids) {
    int length = ids.get(0).length;
    long[] flat = ids.stream().flatMapToLong(java.util.Arrays::stream).toArray();
    return rows(torch, table, flat).reshape(ids.size(), length, -1);
  }

  /** The rows with these numbers: (numbers, width). */
  static NDArray rows(Torch torch, NDArray table, long[] numbers) {
    return torch.kernels().rows(torch.array(numbers, numbers.length), table);
  }
}
