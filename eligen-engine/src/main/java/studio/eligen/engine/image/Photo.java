package studio.eligen.engine.image;

import java.awt.image.BufferedImage;
import studio.eligen.engine.RenderException.BadRequest;
import studio.eligen.engine.RenderRequest;

/** A picture from elsewhere, made ready to be edited. */
public final class Photo {

  private Photo() {}

  /**
   * Reads a picture upright, scaled once to fit into a size where it is larger or has less than a
   * quarter of its pixels, and cropped to its middle in multiples of 16 pixels. Any other keeps its
   * pixels.
   *
   * @param name of the file, for messages
   * @param mostWidth of what comes out, a multiple of 16
   * @param mostHeight likewise
   * @throws BadRequest if it is no picture, is damaged, is too large, or too little of it would be
   *     left
   */
  public static Fitted read(byte[] file, String name, int mostWidth, int mostHeight) {
    BufferedImage image = Pictures.readPhoto(file, name);
    Orientation orientation = Orientation.of(file);
    double across = orientation.turned() ? mostHeight : mostWidth;
    double down = orientation.turned() ? mostWidth : mostHeight;
    double fit = Math.min(across / image.getWidth(), down / image.getHeight());
    double scale = fit < 1 || isSmall(image, across * down) ? fit : 1;
    int width = (int) Math.round(scale * image.getWidth());
    int height = (int) Math.round(scale * image.getHeight());
    if (Math.min(width, height) < RenderRequest.GRID) {
      throw new BadRequest(
          "%s is %d × %d pixels, of which %d × %d would be left; it must be at least %d either way, so crop or enlarge it."
              .formatted(
                  name, image.getWidth(), image.getHeight(), width, height, RenderRequest.GRID));
    }
    BufferedImage scaled =
        scale > 1 ? Bicubic.resize(image, width, height) : Downscale.to(image, width, height);
    BufferedImage fitted = cropped(orientation.upright(scaled));
    return orientation.turned()
        ? new Fitted(fitted, image.getHeight(), image.getWidth())
        : new Fitted(fitted, image.getWidth(), image.getHeight());
  }

  /** Things that are drawn into so little of what a model draws well come out coarse. */
  private static boolean isSmall(BufferedImage image, double pixels) {
    return 4.0 * image.getWidth() * image.getHeight() < pixels;
  }

  /**
   * A picture of the size that can be drawn on.
   *
   * @param width upright, in the file
   * @param height likewise
   */
  public record Fitted(BufferedImage image, int width, int height) {}

  /**
   * Reads a picture upright, scaled down to sides that are multiples of 16 pixels. Nothing is
   * cropped, so that fractions of it stay what they were; its sides' ratio changes by that much.
   *
   * @param name of the file, for messages
   * @param mostPixels of what comes out, at least 256
   * @throws BadRequest if it is no picture, is damaged, is too large, or too small to be a picture
   */
  public static BufferedImage uncropped(byte[] file, String name, int mostPixels) {
    BufferedImage image = Pictures.readPhoto(file, name);
    double pixels = (double) image.getWidth() * image.getHeight();
    double scale = Math.min(1, Math.sqrt(mostPixels / pixels));
    int width = (int) (scale * image.getWidth()) / RenderRequest.GRID * RenderRequest.GRID;
    int height = (int) (scale * image.getHeight()) / RenderRequest.GRID * RenderRequest.GRID;
    if (Math.min(width, height) < RenderRequest.GRID) {
      throw new BadRequest(
          "%s is %d × %d pixels; it must be at least %d either way, and less narrow."
              .formatted(name, image.getWidth(), image.getHeight(), RenderRequest.GRID));
    }
    return Orientation.of(file).upright(Downscale.to(image, width, height));
  }

  /**
   * Reads a picture to be shown small, upright and scaled down to fit into a square.
   *
   * @param name of the file, for messages
   * @param side of the square in pixels
   * @throws BadRequest if it is no picture, is damaged, or is too large
   */
  public static BufferedImage small(byte[] file, String name, int side) {
    BufferedImage image = Pictures.readPhoto(file, name);
    double scale = Math.min(1, (double) side / Math.max(image.getWidth(), image.getHeight()));
    int width = (int) Math.max(1, Math.round(scale * image.getWidth()));
    int height = (int) Math.max(1, Math.round(scale * image.getHeight()));
    return Orientation.of(file).upright(Downscale.to(image, width, height));
  }

  private static BufferedImage cropped(BufferedImage image) {
    int width = image.getWidth() / RenderRequest.GRID * RenderRequest.GRID;
    int height = image.getHeight() / RenderRequest.GRID * RenderRequest.GRID;
    int left = (image.getWidth() - width) / 2;
    int top = (image.getHeight() - height) / 2;
    BufferedImage cropped = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    cropped.setRGB(
        0, 0, width, height, image.getRGB(left, top, width, height, null, 0, width), 0, width);
    return cropped;
  }
}
