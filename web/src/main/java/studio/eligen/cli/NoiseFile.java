package studio.eligen.cli;

import java.nio.file.Path;
import java.util.Arrays;
import studio.eligen.engine.NoiseTensor;
import studio.eligen.engine.RenderException.BadRequest;
import studio.eligen.engine.RenderRequest;
import studio.eligen.engine.region.PictureGrid;
import studio.eligen.engine.weights.Safetensors;
import studio.eligen.engine.weights.WeightFile.Stored;

/**
 * Noise from a safetensors file: tensor {@code noise}, F32, (1, channels, latentHeight,
 * latentWidth).
 */
final class NoiseFile {

  private static final String TENSOR = "noise";

  /** FLUX.1's latents have 16 channels; this bounds what a file can make the program read. */
  private static final int MOST_CHANNELS = 256;

  private NoiseFile() {}

  static NoiseTensor read(Path path, RenderRequest request) {
    try (Safetensors file = Safetensors.open(path)) {
      Stored stored = file.tensors().get(TENSOR);
      if (stored == null) {
        throw new BadRequest(
            "%s has no tensor \"%s\"; it has %s."
                .formatted(path, TENSOR, file.tensors().keySet().stream().limit(5).toList()));
      }
      int height = PictureGrid.of(request).latentHeight();
      int width = PictureGrid.of(request).latentWidth();
      long[] shape = stored.shape();
      boolean fits =
          shape.length == 4
              && shape[0] == 1
              && shape[1] >= 1
              && shape[1] <= MOST_CHANNELS
              && shape[2] == height
              && shape[3] == width;
      if (!fits) {
        throw new BadRequest(
            "The noise in %s has the shape %s; a picture of %d × %d needs [1, 16, %d, %d]."
                .formatted(
                    path,
                    Arrays.toString(shape),
                    request.width(),
                    request.height(),
                    height,
                    width));
      }
      return new NoiseTensor((int) shape[1], height, width, file.floats(TENSOR));
    }
  }
}
