package studio.eligen.engine;

import java.awt.image.BufferedImage;

/**
 * A picture that the prompt says how to change, for FLUX.1-Kontext: the transformer sees it beside
 * the noise.
 *
 * @param image of any size; it is scaled to about as many pixels as are drawn
 */
public record Reference(BufferedImage image) {

  /** Its width, a multiple of {@value RenderRequest#GRID}, where it has about so many pixels. */
  public int widthAt(double pixels) {
    return side(image.getWidth() * scale(pixels));
  }

  /** Its height there, likewise. */
  public int heightAt(double pixels) {
    return side(image.getHeight() * scale(pixels));
  }

  private double scale(double pixels) {
    return Math.sqrt(pixels / image.getWidth() / image.getHeight());
  }

  private static int side(double length) {
    long tokens = Math.round(length / RenderRequest.GRID);
    return RenderRequest.GRID
        * (int) Math.max(1, Math.min(RenderRequest.LONGEST_SIDE / RenderRequest.GRID, tokens));
  }
}
