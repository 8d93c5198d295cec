package studio.eligen.engine.flux;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;
import studio.eligen.engine.tensor.Linear;
import studio.eligen.engine.tensor.Torch;
import studio.eligen.engine.weights.Weights;

/** The vector that modulates every block: time step, guidance and pooled prompt, added up. */
final class Conditioning {

  private static final double LONGEST_PERIOD = 10_000;

  private final Torch torch;
  private final Mlp time;
  private final Mlp guidance;
  private final Mlp vector;

  /** Two dense layers with SiLU between. */
  private record Mlp(Linear in, Linear out) {

    static Mlp of(Weights weights, String name, int in, int hidden) {
      return new Mlp(
          weights.linear(name + ".in_layer", hidden, in),
          weights.linear(name + ".out_layer", hidden, hidden));
    }

    NDArray apply(NDArray x) {
      return out.apply(silu(in.apply(x))); // (batch, hidden)
    }
  }

  Conditioning(Weights weights, Torch torch, FluxConfig config) {
    int hidden = config.hidden();
    this.torch = torch;
    this.time = Mlp.of(weights, "time_in", FluxConfig.FREQUENCIES, hidden);
    this.guidance =
        config.guided() ? Mlp.of(weights, "guidance_in", FluxConfig.FREQUENCIES, hidden) : null;
    this.vector = Mlp.of(weights, "vector_in", config.pooledWidth(), hidden);
  }

  /**
   * SiLU of the vector, which is all that the blocks use of it.
   *
   * @param pooled (batch, pooledWidth)
   * @return (batch, hidden)
   */
  NDArray apply(double sigma, double scale, NDArray pooled) {
    NDArray vec = time.apply(frequencies(sigma)).add(vector.apply(pooled)); // (batch, hidden)
    return silu(guidance == null ? vec : vec.add(guidance.apply(frequencies(scale))));
  }

  static NDArray silu(NDArray x) {
    return Activation.swish(x, 1f);
  }

  /** cos and sin of 1000 · value at frequencies from 1 down to 1/10000, in float32: (1, 256). */
  private NDArray frequencies(double value) {
    int half = FluxConfig.FREQUENCIES / 2;
    float[] embedding = new float[FluxConfig.FREQUENCIES];
    for (int i = 0; i < half; i++) {
      float frequency = (float) Math.exp(-Math.log(LONGEST_PERIOD) * i / half);
      float angle = (float) value * 1000f * frequency;
      embedding[i] = (float) Math.cos(angle);
      embedding[half + i] = (float) Math.sin(angle);
    }
    return torch.compute(torch.array(embedding, 1, embedding.length));
  }
}
