package studio.eligen.engine.region;

import studio.eligen.engine.RenderRequest;

/**
 * The three grids over a picture. Whoever works on arrays speaks of them in these words, height
 * before width and row before column, and counts their places row by row from the top left. (A
 * picture itself is width × height and a pixel (x, y), as everywhere in Java.)
 *
 * <ul>
 *   <li>pixels: height × width;
 *   <li>latent cells, 8×8 pixels each: latentHeight × latentWidth, as the autoencoder makes them;
 *   <li>image tokens, 2×2 cells each: tokenRows × tokenColumns, as the transformer sees them.
 * </ul>
 *
 * @param height of the picture, pixels, a multiple of 16
 * @param width of the picture, pixels, a multiple of 16
 */
public record PictureGrid(int height, int width) {

  public static PictureGrid of(RenderRequest request) {
    return new PictureGrid(request.height(), request.width());
  }

  public int latentHeight() {
    return height / LatentCells.SIDE;
  }

  public int latentWidth() {
    return width / LatentCells.SIDE;
  }

  public int latentCells() {
    return latentHeight() * latentWidth();
  }

  public int tokenRows() {
    return latentHeight() / 2;
  }

  public int tokenColumns() {
    return latentWidth() / 2;
  }

  public int imageTokens() {
    return tokenRows() * tokenColumns();
  }
}
