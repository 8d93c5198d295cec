package studio.eligen.engine.sampling;

import ai.djl.ndarray.NDArray;
import studio.eligen.engine.tensor.NumberKernels;
import studio.eligen.engine.tensor.Torch;

/**
 * Holds latent cells to a picture while the others are drawn. A held cell's velocity is (z_t −
 * z_init) / sigma_t, which leads straight to the picture's latents.
 */
public sealed interface InpaintFusion {

  /** No picture: every cell is free. */
  InpaintFusion NONE = new None();

  /** Applied to the positive prediction, before guidance. */
  default NDArray beforeGuidance(NDArray velocity, NDArray z, double sigma) {
    return velocity;
  }

  /** Applied to what guidance made. */
  default NDArray afterGuidance(NDArray velocity, NDArray z, double sigma) {
    return velocity;
  }

  /** Whether no cell is free at this level, so that the transformer need not be asked. */
  default boolean holdsAll(double sigma) {
    return false;
  }

  /** See {@link #NONE}. */
  record None() implements InpaintFusion {}

  /**
   * The paper's fusion (eq. 14 to 18): outside the regions the positive prediction is replaced.
   *
   * @param init the picture's latents (1, 16, latentHeight, latentWidth)
   * @param levels 1 in the regions' cells and 0 outside, (1, 1, latentHeight, latentWidth)
   */
  record Paper(NumberKernels numbers, NDArray init, NDArray levels) implements InpaintFusion {

    public Paper(Torch torch, NDArray init, float[] levels) {
      this(
          torch.kernels().numbers(),
          init,
          onDevice(torch, init, levels)); // (1, 1, latentHeight, latentWidth)
    }

    @Override
    public NDArray beforeGuidance(NDArray velocity, NDArray z, double sigma) {
      return hold(numbers, velocity, z, init, levels, sigma); // (1, 16, latentHeight, latentWidth)
    }
  }

  /**
   * Graded fusion, which goes beyond the paper: each cell is held while sigma is above its release
   * level, after guidance, so that a held cell follows the picture at any cfg.
   *
   * @param init the picture's latents (1, 16, latentHeight, latentWidth)
   * @param held the release level of each cell, (1, 1, latentHeight, latentWidth)
   * @param levels the same, row by row
   */
  record Graded(NumberKernels numbers, NDArray init, NDArray held, float[] levels)
      implements InpaintFusion {

    public Graded(Torch torch, NDArray init, float[] levels) {
      this(
          torch.kernels().numbers(),
          init,
          onDevice(torch, init, levels),
          levels); // (1, 1, latentHeight, latentWidth)
    }

    @Override
    public NDArray afterGuidance(NDArray velocity, NDArray z, double sigma) {
      return hold(numbers, velocity, z, init, held, sigma); // (1, 16, latentHeight, latentWidth)
    }

    @Override
    public boolean holdsAll(double sigma) {
      for (float level : levels) {
        if (sigma <= level) {
          return false;
        }
      }
      return true;
    }
  }

  /** The levels as an array of the device, (1, 1, latentHeight, latentWidth). */
  private static NDArray onDevice(Torch torch, NDArray init, float[] levels) {
    long[] shape = {1, 1, init.getShape().get(2), init.getShape().get(3)};
    return torch.array(levels, shape); // (1, 1, latentHeight, latentWidth)
  }

  private static NDArray hold(
      NumberKernels numbers,
      NDArray velocity,
      NDArray z,
      NDArray init,
      NDArray levels,
      double sigma) {
    NDArray mask = numbers.below(levels, sigma); // (1, 1, latentHeight, latentWidth)
    NDArray straight =
        numbers.over(z.sub(init), (float) sigma); // (1, 16, latentHeight, latentWidth)
    return velocity.add(mask.mul(straight.sub(velocity))); // (1, 16, latentHeight, latentWidth)
  }
}
