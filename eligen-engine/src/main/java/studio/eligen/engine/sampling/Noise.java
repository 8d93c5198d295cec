package studio.eligen.engine.sampling;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.JniUtils;
import studio.eligen.engine.NoiseTensor;
import studio.eligen.engine.tensor.Torch;

/** The latents that a render starts from. */
public final class Noise {

  private Noise() {}

  /**
   * Standard normal noise, the same that PyTorch's CPU generator makes of the seed in float32,
   * whatever the device.
   *
   * @return (1, channels, height, width)
   */
  public static NDArray ofSeed(Torch torch, long seed, int channels, int height, int width) {
    try (NDManager cpu = torch.manager().newSubManager(Device.cpu())) {
      JniUtils.setSeed(seed);
      NDArray noise = cpu.randomNormal(new Shape(1, channels, height, width));
      return torch.array(noise.toFloatArray(), 1, channels, height, width);
    }
  }

  /** The given noise, (1, channels, height, width). */
  public static NDArray of(Torch torch, NoiseTensor noise) {
    return torch.array(noise.values(), 1, noise.channels(), noise.height(), noise.width());
  }
}
