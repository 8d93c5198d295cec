package studio.eligen.engine.flux;

import ai.djl.ndarray.NDArray;
import studio.eligen.engine.tensor.Kernels;
import studio.eligen.engine.tensor.Linear;
import studio.eligen.engine.tensor.Torch;
import studio.eligen.engine.weights.Weights;

/** Two dense layers with SiLU between: embeds a time step, a guidance or a pooled prompt. */
record MlpEmbedder(Linear in, Linear out) {

  private static final double LONGEST_PERIOD = 10_000;

  static MlpEmbedder of(Weights weights, String name, int width, int hidden) {
    return new MlpEmbedder(
        weights.linear(name + ".in_layer", hidden, width),
        weights.linear(name + ".out_layer", hidden, hidden));
  }

  /** (1, width) → (1, hidden). */
  NDArray apply(NDArray x) {
    return out.apply(Kernels.silu(in.apply(x))); // (1, hidden)
  }

  /**
   * The sinusoidal embedding of a number: see {@link #sinusoid}.
   *
   * @param near any array on the device
   */
  NDArray apply(Torch torch, NDArray near, double value) {
    return apply(sinusoid(torch, near, value)); // (1, hidden)
  }

  /**
   * cos and then sin of 1000 · value · f, f falling from 1 to 1/10000, in float32: (1, 256), as in
   * Vaswani et al. 2017. Made on the device: what is brought there makes it wait.
   */
  private static NDArray sinusoid(Torch torch, NDArray near, double value) {
    NDArray both =
        torch
            .kernels()
            .numbers()
            .sinusoid(
                near,
                (float) value * 1000f,
                FluxConfig.FREQUENCIES / 2,
                -Math.log(LONGEST_PERIOD)); // (1, 256)
    return torch.compute(both); // (1, 256)
  }
}
