package studio.eligen.engine.flux;

import ai.djl.ndarray.NDArray;
import studio.eligen.engine.tensor.Torch;

/**
 * Rotary position embedding over three axes (Su et al. 2021): pair i of an axis of width d turns by
 * position · 10000^(-2i/d). Text tokens stand at (0, 0, 0), image tokens at (0, row, column).
 */
final class RotaryEmbedding {

  private static final double BASE = 10_000;

  private RotaryEmbedding() {}

  /**
   * The turn of every token as a complex number.
   *
   * @param textTokens of all prompts together, which come first
   * @param rows of image tokens
   * @return complex (textTokens + rows · columns, headWidth / 2)
   */
  static NDArray turns(FluxConfig config, Torch torch, int textTokens, int rows, int columns) {
    int pairs = config.headWidth() / 2;
    int tokens = textTokens + rows * columns;
    float[] cos = new float[tokens * pairs];
    float[] sin = new float[tokens * pairs];
    for (int token = 0; token < tokens; token++) {
      int image = token - textTokens;
      int[] position = image < 0 ? new int[3] : new int[] {0, image / columns, image % columns};
      int pair = token * pairs;
      for (int axis = 0; axis < 3; axis++) {
        int width = config.ropeAxes()[axis];
        for (int i = 0; i < width / 2; i++, pair++) {
          double angle = position[axis] / Math.pow(BASE, 2.0 * i / width);
          cos[pair] = (float) Math.cos(angle);
          sin[pair] = (float) Math.sin(angle);
        }
      }
    }
    return torch
        .kernels()
        .complex(torch.array(cos, tokens, pairs), torch.array(sin, tokens, pairs));
  }
}
