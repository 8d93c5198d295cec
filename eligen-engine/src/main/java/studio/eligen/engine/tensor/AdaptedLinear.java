package studio.eligen.engine.tensor;

import ai.djl.ndarray.NDArray;
import java.util.List;

/**
 * A dense layer with low-rank changes beside it (LoRA; Hu et al. 2021, eq. 3): y = base(x) + Σ
 * factor · (x downᵀ) upᵀ. The layer's own weight stays as it is, and the changes may be others from
 * one use to the next.
 */
public final class AdaptedLinear implements Linear {

  private final Kernels kernels;
  private final Linear base;
  private List<LowRank> changes = List.of();

  public AdaptedLinear(Kernels kernels, Linear base) {
    this.kernels = kernels;
    this.base = base;
  }

  /**
   * What is added to some of a layer's outputs.
   *
   * @param down (rank, in)
   * @param up (rows, rank)
   * @param firstRow the first output that it is added to
   */
  public record LowRank(KeptMatrix down, KeptMatrix up, double factor, long firstRow) {}

  /** Takes these changes in place of those that there were. */
  public void adapt(List<LowRank> others) {
    changes = List.copyOf(others);
  }

  @Override
  public NDArray apply(NDArray x) {
    NDArray y = base.apply(x); // (…, out)
    for (LowRank change : changes) {
      try (NDArray down = change.down().like(x);
          NDArray up = change.up().like(x)) {
        kernels.addLowRankInPlace(y, x, down, up, change.factor(), change.firstRow());
      }
    }
    return y;
  }
}
