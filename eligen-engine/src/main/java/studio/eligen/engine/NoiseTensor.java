package studio.eligen.engine;

import java.util.Arrays;

/**
 * The latents a render starts from, given instead of drawn from a seed.
 *
 * @param height of the latents: an eighth of the picture's
 * @param width of the latents: an eighth of the picture's
 * @param values channel by channel, row by row
 */
public record NoiseTensor(int channels, int height, int width, float[] values) {

  public NoiseTensor {
    if (channels <= 0 || height <= 0 || width <= 0) {
      throw new RenderException.BadRequest(
          "Noise of shape (1, %d, %d, %d) is empty.".formatted(channels, height, width));
    }
    if (values.length != (long) channels * height * width) {
      throw new RenderException.BadRequest(
          "Noise of shape (1, %d, %d, %d) needs %d values, not %d."
              .formatted(channels, height, width, (long) channels * height * width, values.length));
    }
    for (float value : values) {
      if (!Float.isFinite(value)) {
        throw new RenderException.BadRequest("The noise holds " + value + "; it must be finite.");
      }
    }
    values = values.clone();
  }

  @Override
  public float[] values() {
    return values.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NoiseTensor noise
        && channels == noise.channels
        && height == noise.height
        && width == noise.width
        && Arrays.equals(values, noise.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return "NoiseTensor[%d × %d × %d]".formatted(channels, height, width);
  }
}
