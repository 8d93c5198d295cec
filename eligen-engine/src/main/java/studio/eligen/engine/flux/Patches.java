package studio.eligen.engine.flux;

import ai.djl.ndarray.NDArray;
import studio.eligen.engine.region.PictureGrid;

/** Latents as image tokens, and back. */
final class Patches {

  private Patches() {}

  /**
   * Tokens of 2×2 cells, channel first within a token.
   *
   * @param latents (1, channels, latentHeight, latentWidth)
   * @return (1, image, 4 · channels)
   */
  static NDArray of(NDArray latents, PictureGrid grid) {
    long[] split = {1, -1, grid.tokenRows(), 2, grid.tokenColumns(), 2};
    NDArray cells = latents.reshape(split); // (1, channels, tokenRows, 2, tokenColumns, 2)
    NDArray tokens = cells.transpose(0, 2, 4, 1, 3, 5); // (1, tokenRows, tokenColumns, …, 2, 2)
    return tokens.reshape(1, grid.imageTokens(), -1); // (1, image, 4 · channels)
  }

  /**
   * The way back.
   *
   * @param tokens (1, image, 64)
   * @return (1, 16, latentHeight, latentWidth)
   */
  static NDArray latents(NDArray tokens, PictureGrid grid) {
    long[] split = {1, grid.tokenRows(), grid.tokenColumns(), -1, 2, 2};
    long[] joined = {1, -1, grid.latentHeight(), grid.latentWidth()};
    NDArray cells = tokens.reshape(split); // (1, tokenRows, tokenColumns, 16, 2, 2)
    NDArray planes = cells.transpose(0, 3, 1, 4, 2, 5); // (1, 16, tokenRows, 2, tokenColumns, 2)
    return planes.reshape(joined); // (1, 16, latentHeight, latentWidth)
  }
}
