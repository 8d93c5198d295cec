package studio.eligen.agent.photo;

import java.awt.image.BufferedImage;
import studio.eligen.agent.design.Canvas;
import studio.eligen.agent.design.InvalidInput;
import studio.eligen.engine.image.Pictures;

/** A picture from elsewhere, as a conversation begins with it. */
public final class Photo {

  private Photo() {}

  /**
   * Reads a picture upright, scaled down once to fit into a canvas where it is larger, and cropped
   * to its middle in multiples of 16 pixels. One that is small enough keeps its pixels.
   *
   * @param name of the file, for messages
   * @param largest that it may come out
   * @throws InvalidInput if it is no picture, is damaged, is too large, or too little of it would
   *     be left
   */
  public static BufferedImage read(byte[] file, String name, Canvas largest) {
    BufferedImage image = Pictures.readPhoto(file, name);
    Orientation orientation = Orientation.of(file);
    double across = orientation.turned() ? largest.height() : largest.width();
    double down = orientation.turned() ? largest.width() : largest.height();
    double scale = Math.min(1, Math.min(across / image.getWidth(), down / image.getHeight()));
    int width = (int) Math.round(scale * image.getWidth());
    int height = (int) Math.round(scale * image.getHeight());
    if (Math.min(width, height) < Canvas.GRID) {
      throw new InvalidInput(
          "%s is %d × %d pixels, of which %d × %d would be left; it must be at least %d either way, so crop or enlarge it."
              .formatted(name, image.getWidth(), image.getHeight(), width, height, Canvas.GRID));
    }
    return cropped(orientation.upright(Shrunk.to(image, width, height)));
  }

  private static BufferedImage cropped(BufferedImage image) {
    int width = image.getWidth() / Canvas.GRID * Canvas.GRID;
    int height = image.getHeight() / Canvas.GRID * Canvas.GRID;
    int left = (image.getWidth() - width) / 2;
    int top = (image.getHeight() - height) / 2;
    BufferedImage cropped = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    cropped.setRGB(
        0, 0, width, height, image.getRGB(left, top, width, height, null, 0, width), 0, width);
    return cropped;
  }
}
