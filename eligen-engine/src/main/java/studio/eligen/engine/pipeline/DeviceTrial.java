package studio.eligen.engine.pipeline;

import ai.djl.ndarray.NDArray;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import studio.eligen.engine.EngineOptions;
import studio.eligen.engine.EngineOptions.Device;
import studio.eligen.engine.EngineOptions.Dtype;
import studio.eligen.engine.ModelParts;
import studio.eligen.engine.flux.FluxTransformer;
import studio.eligen.engine.flux.PromptEmbeddings;
import studio.eligen.engine.region.PictureGrid;
import studio.eligen.engine.sampling.Noise;
import studio.eligen.engine.tensor.DeviceMemory;
import studio.eligen.engine.tensor.Scope;
import studio.eligen.engine.tensor.Torch;
import studio.eligen.engine.weights.ModelFiles;

/**
 * Computes the same on a device in bfloat16 and on the CPU in float32: one attention, and a pass
 * through all blocks of a model, with its text encoders.
 *
 * @param attention by how much the first differs, of its length
 * @param pass by how much the second does
 * @param freeBytes of the device's memory after that; 0 if it does not tell
 */
public record DeviceTrial(double attention, double pass, long freeBytes) {

  /** What bfloat16 alone does is some parts of a hundred; a wrong kernel does more than this. */
  private static final double MOST = 0.1;

  private static final int SIDE = 128;
  private static final int HEADS = 4;
  private static final double SIGMA = 0.7;
  private static final double GUIDANCE = 3.5;

  /** What one side made of the same noise. */
  private record Made(float[] attention, float[] pass) {}

  /**
   * Tries a device; takes its time and its memory only for that.
   *
   * @param model a small one, such as the one that ships
   * @throws studio.eligen.engine.RenderException if there is no such device or it cannot compute
   */
  public static DeviceTrial of(Path model, Device device) {
    ModelFiles files = ModelFiles.find(model, ModelParts.FOUND);
    Made there = made(files, EngineOptions.DEFAULT.on(device), Dtype.BF16);
    Made here = made(files, EngineOptions.DEFAULT, Dtype.F32);
    return new DeviceTrial(
        difference(there.attention, here.attention),
        difference(there.pass, here.pass),
        DeviceMemory.available(Torch.device(device)));
  }

  /** Whether the device computes what the CPU does. */
  public boolean agrees() {
    return attention < MOST && pass < MOST; // false where one is no number
  }

  private static Made made(ModelFiles files, EngineOptions options, Dtype dtype) {
    EngineOptions typed =
        new EngineOptions(
            options.device(),
            Optional.of(dtype),
            options.bundledLora(),
            options.loras(),
            options.t5Length());
    try (ModelComponents components = ModelComponents.open(files, typed);
        Scope scope = Scope.open()) {
      Torch torch = components.torch();
      PictureGrid grid = new PictureGrid(SIDE, SIDE);
      int channels = components.vae().latentChannels();
      NDArray noise = Noise.ofSeed(torch, 1, channels, grid); // (1, channels, 16, 16)
      NDArray heads = torch.compute(noise.get(":, :" + HEADS)); // (1, heads, 16, 16)
      NDArray attended = torch.kernels().attention(heads, heads, heads); // (1, heads, 16, 16)
      FluxTransformer transformer = components.transformer();
      PromptEmbeddings prompts = components.text().encode(List.of(), "a cat", List.of());
      NDArray velocity =
          transformer.forward(
              noise, transformer.prepare(prompts, grid), SIGMA, GUIDANCE); // (1, channels, 16, 16)
      return new Made(torch.toFloat32(attended).toFloatArray(), velocity.toFloatArray());
    }
  }

  private static double difference(float[] there, float[] here) {
    double apart = 0;
    double length = 0;
    for (int i = 0; i < here.length; i++) {
      apart += Math.pow(there[i] - here[i], 2);
      length += Math.pow(here[i], 2);
    }
    return Math.sqrt(apart / length);
  }
}
