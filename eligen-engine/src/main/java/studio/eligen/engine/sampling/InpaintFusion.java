package studio.eligen.engine.sampling;

import ai.djl.ndarray.NDArray;
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
   * The paper's fusion (eq. 14 to 19): outside the regions the positive prediction is replaced.
   *
   * @param init the picture's latents (1, 16, height, width)
   * @param held 1 where a cell is held, else 0, (1, 1, height, width)
   */
  record Paper(NDArray init, NDArray held) implements InpaintFusion {
    @Override
    public NDArray beforeGuidance(NDArray velocity, NDArray z, double sigma) {
      return hold(velocity, z, init, held, sigma);
    }
  }

  /**
   * Graded fusion, which goes beyond the paper: each cell is held while sigma is above its release
   * level, after guidance, so that a held cell follows the picture at any cfg.
   *
   * @param init the picture's latents (1, 16, height, width)
   * @param levels the release level of each cell, row by row
   */
  record Graded(Torch torch, NDArray init, float[] levels) implements InpaintFusion {
    @Override
    public NDArray afterGuidance(NDArray velocity, NDArray z, double sigma) {
      float[] held = new float[levels.length];
      for (int i = 0; i < held.length; i++) {
        held[i] = sigma > levels[i] ? 1 : 0;
      }
      long height = init.getShape().get(2);
      long width = init.getShape().get(3);
      return hold(velocity, z, init, torch.array(held, 1, 1, height, width), sigma);
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

  private static NDArray hold(
      NDArray velocity, NDArray z, NDArray init, NDArray held, double sigma) {
    NDArray straight = z.sub(init).div((float) sigma); // (1, 16, height, width)
    return velocity.add(held.mul(straight.sub(velocity))); // (1, 16, height, width)
  }
}
