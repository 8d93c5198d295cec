package studio.eligen.engine.recipe;

import java.util.Arrays;
import studio.eligen.engine.NoiseTensor;
import studio.eligen.engine.RenderException.BadRequest;
import studio.eligen.engine.RenderRequest;
import studio.eligen.engine.region.PictureGrid;
import studio.eligen.engine.weights.Safetensors;

/**
 * A tensor of a safetensors file that is as large as a picture's latents: F32, (1, channels, height
 * / 8, width / 8).
 */
public final class LatentTensor {

  /** FLUX.1's latents have 16 channels; this bounds what a file can make the program read. */
  private static final int MOST_CHANNELS = 256;

  private LatentTensor() {}

  /**
   * Reads one.
   *
   * @param name of the tensor, which is there
   * @param request of the picture
   * @throws BadRequest if it has another shape, before anything of it is read
   */
  public static NoiseTensor read(Safetensors file, String name, RenderRequest request) {
    PictureGrid grid = PictureGrid.of(request);
    long[] shape = file.tensors().get(name).shape();
    boolean fits =
        shape.length == 4
            && shape[0] == 1
            && shape[1] >= 1
            && shape[1] <= MOST_CHANNELS
            && shape[2] == grid.latentHeight()
            && shape[3] == grid.latentWidth();
    if (!fits) {
      throw new BadRequest(
          "The tensor \"%s\" in %s has the shape %s; a picture of %d × %d needs [1, 16, %d, %d]."
              .formatted(
                  name,
                  file.file(),
                  Arrays.toString(shape),
                  request.width(),
                  request.height(),
                  grid.latentHeight(),
                  grid.latentWidth()));
    }
    return new NoiseTensor((int) shape[1], (int) shape[2], (int) shape[3], file.floats(name));
  }
}
