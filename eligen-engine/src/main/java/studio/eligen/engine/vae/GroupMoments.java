package studio.eligen.engine.vae;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.function.IntFunction;
import studio.eligen.engine.tensor.Kernels;
import studio.eligen.engine.tensor.Scope;

/**
 * Mean and variance of each group of channels over a whole picture, from those of its bands (Chan,
 * Golub and LeVeque 1979).
 *
 * @param mean (groups, 1)
 * @param variance (groups, 1)
 */
record GroupMoments(NDArray mean, NDArray variance) {

  static GroupMoments of(Bands x, Kernels kernels, int groups) {
    try (Scope scope = Scope.open()) {
      List<NDArray> bands =
          x.all().stream().map(band -> kernels.groupMoments(band, groups)).toList(); // (2, groups)
      NDArray mean = weighted(x, i -> bands.get(i).get(0)); // (groups)
      NDArray variance =
          weighted(
              x, i -> bands.get(i).get(1).add(bands.get(i).get(0).sub(mean).square())); // (groups)
      return new GroupMoments(
          scope.keep(mean.expandDims(1)), scope.keep(variance.expandDims(1))); // (groups, 1)
    }
  }

  /** The mean of what bands have, each weighing what it has of the rows. */
  private static NDArray weighted(Bands x, IntFunction<NDArray> each) {
    NDArray sum = null;
    for (int i = 0; i < x.count(); i++) {
      NDArray share = each.apply(i).mul((float) x.height(i) / x.height()); // (groups)
      sum = sum == null ? share : sum.add(share); // (groups)
    }
    return sum; // (groups)
  }
}
