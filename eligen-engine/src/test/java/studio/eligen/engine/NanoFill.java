package studio.eligen.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import studio.eligen.engine.flux.FluxConfig;
import studio.eligen.engine.weights.Safetensors;
import studio.eligen.engine.weights.TensorFile;

/**
 * flux-nano as FLUX.1 Fill: its image tokens have 320 channels more, for which there are weights.
 */
public final class NanoFill {

  private static final String INPUT = "img_in.weight";

  private NanoFill() {}

  /** Its transformer in BFL's names, with its config beside it. */
  public static Path transformer(Path folder) {
    return wider(folder, "fill", 384);
  }

  /** The same as a model that follows a map, for which its image tokens have 64 channels more. */
  public static Path control(Path folder) {
    return wider(folder, "control", 128);
  }

  private static Path wider(Path folder, String name, int channels) {
    TensorFile out = new TensorFile().add(INPUT, Golden.of(name).floats("img_in"), 64, channels);
    try (Safetensors nano =
        Safetensors.open(Golden.NANO.resolve("single-file/flux-nano.safetensors"))) {
      nano.tensors().keySet().stream()
          .filter(tensor -> !tensor.equals(INPUT))
          .forEach(tensor -> out.copy(tensor, nano, tensor));
      Path file = out.write(folder.resolve(name + ".safetensors"));
      String config = Files.readString(Golden.NANO.resolve("transformer/config.json"));
      Files.writeString(
          folder.resolve(name + ".json"),
          config.replace(
              "\"in_channels\": 64",
              "\"in_channels\": %d, \"out_channels\": 64".formatted(channels)));
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static FluxConfig config() {
    return config(384);
  }

  public static FluxConfig config(int channels) {
    FluxConfig nano = FluxConfig.of(NanoNetworks.config("transformer"));
    return new FluxConfig(
        channels,
        64,
        nano.textWidth(),
        nano.pooledWidth(),
        nano.heads(),
        nano.headWidth(),
        nano.doubleBlocks(),
        nano.singleBlocks(),
        nano.ropeAxes(),
        nano.guided());
  }
}
