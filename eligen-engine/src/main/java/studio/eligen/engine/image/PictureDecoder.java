package studio.eligen.engine.image;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import studio.eligen.engine.RenderException.BadRequest;
import studio.eligen.engine.RenderRequest;

/** Decodes a picture's bytes, having decided by its header alone whether it may be decoded. */
final class PictureDecoder {

  private static final long MOST_PIXELS =
      (long) RenderRequest.LONGEST_SIDE * RenderRequest.LONGEST_SIDE;

  private final String name;
  private final int coarsest;

  /**
   * @param coarsest of a picture beyond the budget only every so many-th pixel of every so many-th
   *     row may be read, to get it within; 1 reads all
   */
  PictureDecoder(String name, int coarsest) {
    this.name = name;
    this.coarsest = coarsest;
  }

  BufferedImage decode(byte[] file) {
    if (PngChunks.isPng(file)) {
      // Texts and profiles go first: ImageIO would inflate them however large they become.
      return read("png", PngChunks.of(file, name).withoutExtras());
    }
    if (startsWith(file, 0xff, 0xd8, 0xff)) {
      return read("jpeg", file);
    }
    if (startsWith(file, 'G', 'I', 'F', '8')) {
      return read("gif", file);
    }
    throw new BadRequest(
        "%s is not a picture that can be read; give a PNG, a JPEG or a GIF.".formatted(name));
  }

  private static boolean startsWith(byte[] file, int... magic) {
    for (int i = 0; i < magic.length; i++) {
      if (i >= file.length || (file[i] & 0xff) != magic[i]) {
        return false;
      }
    }
    return true;
  }

  private BufferedImage read(String format, byte[] file) {
    ImageReader reader = ImageIO.getImageReadersByFormatName(format).next();
    try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
      // A PNG's transparency counts as metadata to ImageIO; its other metadata is gone by now.
      reader.setInput(in, true, !format.equals("png"));
      int step = stepWithinBudget(reader.getWidth(0), reader.getHeight(0));
      ImageReadParam how = reader.getDefaultReadParam();
      how.setSourceSubsampling(step, step, 0, 0);
      return reader.read(0, how);
    } catch (BadRequest e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      // ImageIO's readers answer damage with any exception, out of bounds indices among them.
      throw new BadRequest(
          "%s is damaged or of a kind that cannot be read (%s); save it again as an ordinary PNG."
              .formatted(name, e.getMessage()),
          e);
    } finally {
      reader.dispose();
    }
  }

  private int stepWithinBudget(int width, int height) {
    if (width <= 0 || height <= 0) {
      throw new BadRequest("%s is empty: %d × %d pixels.".formatted(name, width, height));
    }
    for (int step = 1; step <= coarsest; step++) {
      if ((long) width * height <= MOST_PIXELS * step * step) {
        return step;
      }
    }
    int side = RenderRequest.LONGEST_SIDE * coarsest;
    throw new BadRequest(
        "%s has %d × %d pixels; at most %d × %d of them are read, so make it smaller."
            .formatted(name, width, height, side, side));
  }
}
