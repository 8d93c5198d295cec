package studio.eligen.cli;

import java.nio.file.Path;
import studio.eligen.engine.NoiseTensor;
import studio.eligen.engine.RenderException.BadRequest;
import studio.eligen.engine.RenderRequest;
import studio.eligen.engine.recipe.LatentTensor;
import studio.eligen.engine.weights.Safetensors;

/**
 * Noise from a safetensors file: tensor {@code noise}, F32, (1, channels, latentHeight,
 * latentWidth).
 */
final class NoiseFile {

  private static final String TENSOR = "noise";

  private NoiseFile() {}

  static NoiseTensor read(Path path, RenderRequest request) {
    try (Safetensors file = Safetensors.open(path)) {
      if (!file.tensors().containsKey(TENSOR)) {
        throw new BadRequest(
            "%s has no tensor \"%s\"; it has %s."
                .formatted(path, TENSOR, file.tensors().keySet().stream().limit(5).toList()));
      }
      return LatentTensor.read(file, TENSOR, request);
    }
  }
}
