package studio.eligen.engine.flux;

import ai.djl.ndarray.NDArray;

/** Latents as a picture and as the transformer's tokens of 2×2 cells. */
final class Latents {

  private Latents() {}

  /** (batch, 16, height, width) → (batch, height/2 · width/2, 64), channel first within a token. */
  static NDArray patchify(NDArray latents) {
    long batch = latents.getShape().get(0);
    long channels = latents.getShape().get(1);
    long rows = latents.getShape().get(2) / 2;
    long columns = latents.getShape().get(3) / 2;
    return latents
        .reshape(batch, channels, rows, 2, columns, 2)
        .transpose(0, 2, 4, 1, 3, 5) // (batch, rows, columns, channels, 2, 2)
        .reshape(batch, rows * columns, channels * 4);
  }

  /** The way back. */
  static NDArray unpatchify(NDArray tokens, long rows, long columns) {
    long batch = tokens.getShape().get(0);
    long channels = tokens.getShape().get(2) / 4;
    return tokens
        .reshape(batch, rows, columns, channels, 2, 2)
        .transpose(0, 3, 1, 4, 2, 5) // (batch, channels, rows, 2, columns, 2)
        .reshape(batch, channels, rows * 2, columns * 2);
  }
}
