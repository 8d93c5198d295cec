package studio.eligen.agent.store;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import studio.eligen.agent.design.Canvas;
import studio.eligen.engine.Region;
import studio.eligen.engine.RenderException.BadRequest;

/** A mask as a grey PNG beside its design: white is inside, values from 128 count as white. */
final class MaskFile {

  private static final int INSIDE = 128;

  private MaskFile() {}

  static byte[] png(Region.Mask mask) {
    BufferedImage image =
        new BufferedImage(mask.width(), mask.height(), BufferedImage.TYPE_BYTE_GRAY);
    mask.pixels().stream()
        .forEach(i -> image.getRaster().setSample(i % mask.width(), i / mask.width(), 0, 255));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /**
   * Reads a mask that lies in this folder and nowhere else.
   *
   * @throws BadRequest if the name leads out of the folder, or the file is no picture of the
   *     canvas's size
   */
  static Region.Mask read(Path folder, String name, Canvas canvas) {
    Path file = inside(folder, name);
    try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw new BadRequest("The mask %s is not a picture; give a PNG.".formatted(file));
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in, true, true);
        checkSize(file, reader.getWidth(0), reader.getHeight(0), canvas);
        return mask(reader.read(0));
      } finally {
        reader.dispose();
      }
    } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new BadRequest(
          "The mask %s cannot be read as a picture: %s.".formatted(file, e.getMessage()), e);
    }
  }

  private static Path inside(Path folder, String name) {
    boolean plain = !name.isBlank() && name.chars().noneMatch(c -> c == '/' || c == '\\' || c < 32);
    if (!plain || name.equals("..") || name.equals(".")) {
      throw new BadRequest(
          "A mask is named \"%s\"; give the plain name of a PNG in the design's own folder."
              .formatted(name));
    }
    Path file = folder.resolve(name);
    try {
      if (!Files.isRegularFile(file)
          || !file.toRealPath().getParent().equals(folder.toRealPath())) {
        throw new BadRequest("There is no mask %s in the design's own folder.".formatted(file));
      }
    } catch (IOException e) {
      throw new BadRequest("The mask %s cannot be read: %s.".formatted(file, e.getMessage()), e);
    }
    return file;
  }

  private static void checkSize(Path file, int width, int height, Canvas canvas) {
    if (width != canvas.width() || height != canvas.height()) {
      throw new BadRequest(
          "The mask %s is %d × %d and the canvas %d × %d; they must be the same."
              .formatted(file, width, height, canvas.width(), canvas.height()));
    }
  }

  private static Region.Mask mask(BufferedImage image) {
    int width = image.getWidth();
    BitSet pixels = new BitSet(width * image.getHeight());
    boolean grey =
        image.getRaster().getNumBands() == 1
            && image.getSampleModel().getSampleSize(0) == 8
            && image.getColorModel().getColorSpace().getNumComponents() == 1;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < width; x++) {
        int value = grey ? image.getRaster().getSample(x, y, 0) : luma(image.getRGB(x, y));
        pixels.set(y * width + x, value >= INSIDE);
      }
    }
    return new Region.Mask(width, image.getHeight(), pixels);
  }

  /** PIL's convert("L"), which the reference reads masks with. */
  private static int luma(int rgb) {
    return ((rgb >> 16 & 255) * 19595 + (rgb >> 8 & 255) * 38470 + (rgb & 255) * 7471 + 0x8000)
        >> 16;
  }
}
