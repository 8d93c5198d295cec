package studio.eligen.engine.sampling;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.JniUtils;
import studio.eligen.engine.NoiseTensor;
import studio.eligen.engine.region.PictureGrid;
import studio.eligen.engine.tensor.Torch;

/** The latents that a render starts from. */
public final class Noise {

  private Noise() {}

  /**
   * Standard normal noise, the same that PyTorch's CPU generator makes of the seed in float32,
   * whatever the device.
   *
   * @return (1, 16, latentHeight, latentWidth)
   */
  public static NDArray ofSeed(Torch torch, long seed, int channels, PictureGrid grid) {
    Shape shape = new Shape(1, channels, grid.latentHeight(), grid.latentWidth());
    try (NDManager cpu = torch.manager().newSubManager(Device.cpu())) {
      JniUtils.setSeed(seed);
      float[] noise = cpu.randomNormal(shape).toFloatArray(); // (1, 16, latentHeight, latentWidth)
      return torch.array(noise, shape.getShape()); // (1, 16, latentHeight, latentWidth)
    }
  }

  /** The given noise, (1, 16, latentHeight, latentWidth). */
  public static NDArray of(Torch torch, NoiseTensor noise) {
    long[] shape = {1, noise.channels(), noise.height(), noise.width()};
    return torch.array(noise.values(), shape); // (1, 16, latentHeight, latentWidth)
  }
}
