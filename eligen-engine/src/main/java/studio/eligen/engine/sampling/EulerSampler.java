package studio.eligen.engine.sampling;

import ai.djl.ndarray.NDArray;
import studio.eligen.engine.RenderException.Cancelled;
import studio.eligen.engine.tensor.NumberKernels;
import studio.eligen.engine.tensor.Scope;

/**
 * Follows the flow from noise to latents in straight steps (paper, eq. 19): z += v · (sigma' −
 * sigma).
 */
public final class EulerSampler {

  private EulerSampler() {}

  /** The velocity at latents and noise level, shaped as the latents. */
  public interface Velocity {
    NDArray at(NDArray latents, double sigma);
  }

  /** Sees where the sampler is, before the first step (index 0) and after each. */
  public interface Observer {
    /**
     * @param velocity of the step that led here; null before the first
     * @throws Cancelled to end the render
     */
    void on(int index, NDArray latents, NDArray velocity, double sigma);
  }

  /**
   * All the steps.
   *
   * @param noise (1, 16, latentHeight, latentWidth) in float32; freed with the first step
   * @param sigmas one more than steps, falling to 0
   * @return the latents at the last sigma, shaped as the noise
   */
  public static NDArray sample(
      NumberKernels numbers, NDArray noise, double[] sigmas, Velocity velocity, Observer observer) {
    NDArray z = noise; // (1, 16, latentHeight, latentWidth)
    observer.on(0, z, null, sigmas[0]);
    for (int i = 0; i + 1 < sigmas.length; i++) {
      try (Scope step = Scope.consuming(z)) {
        NDArray v = velocity.at(z, sigmas[i]); // (1, 16, latentHeight, latentWidth)
        NDArray change =
            numbers.times(
                v, (float) (sigmas[i + 1] - sigmas[i])); // (1, 16, latentHeight, latentWidth)
        z = step.keep(z.add(change)); // (1, 16, latentHeight, latentWidth)
        observer.on(i + 1, z, v, sigmas[i + 1]);
      }
    }
    return z;
  }
}
