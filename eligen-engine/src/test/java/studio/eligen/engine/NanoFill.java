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
    TensorFile out = new TensorFile().add(INPUT, Golden.of("fill").floats("img_in"), 64, 384);
    try (Safetensors nano =
        Safetensors.open(Golden.NANO.resolve("single-file/flux-nano.safetensors"))) {
      nano.tensors().keySet().stream()
          .filter(name -> !name.equals(INPUT))
          .forEach(name -> out.copy(name, nano, name));
      Path file = out.write(folder.resolve("fill.safetensors"));
      String config = Files.readString(Golden.NANO.resolve("transformer/config.json"));
      Files.writeString(
          folder.resolve("fill.json"),
          config.replace("\"in_channels\": 64", "\"in_channels\": 384, \"out_channels\": 64"));
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static FluxConfig config() {
    FluxConfig nano = FluxConfig.of(NanoNetworks.config("transformer"));
    return new FluxConfig(
        384,
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
