package studio.eligen.engine.vae;

import ai.djl.ndarray.NDArray;
import studio.eligen.engine.tensor.Kernels;
import studio.eligen.engine.tensor.Scope;
import studio.eligen.engine.weights.Weights;

/** FLUX.1's variational autoencoder, both ways, between pictures and scaled latents. */
public final class AutoEncoder {

  private final VaeConfig config;
  private final VaeEncoder encoder;
  private final VaeDecoder decoder;

  public AutoEncoder(Weights weights, Kernels kernels, VaeConfig config) {
    Layers layers = new Layers(weights, kernels, config.normGroups());
    this.config = config;
    this.encoder = new VaeEncoder(layers, config);
    this.decoder = new VaeDecoder(layers, config);
  }

  /**
   * The latents of a picture: the mean of their distribution, shifted and scaled.
   *
   * @param image (1, 3, height, width) in [-1, 1]
   * @return (1, 16, height/8, width/8)
   */
  public NDArray encode(NDArray image) {
    try (Scope scope = Scope.open()) {
      NDArray mean = encoder.mean(image);
      return scope.keep(mean.sub((float) config.shiftFactor()).mul((float) config.scalingFactor()));
    }
  }

  /**
   * The picture of latents.
   *
   * @param latents (1, 16, height/8, width/8)
   * @return (1, 3, height, width), about [-1, 1]
   */
  public NDArray decode(NDArray latents) {
    try (Scope scope = Scope.open()) {
      NDArray unscaled =
          latents.div((float) config.scalingFactor()).add((float) config.shiftFactor());
      return scope.keep(decoder.image(unscaled));
    }
  }

  public int latentChannels() {
    return config.latentChannels();
  }
}
