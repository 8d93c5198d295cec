package studio.eligen.engine.image;

import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import studio.eligen.engine.RenderException.BadRequest;
import studio.eligen.engine.RenderRequest;

/** Decodes a picture's bytes, having decided by its header alone whether it may be decoded. */
final class PictureDecoder {

  private static final long MOST_PIXELS =
      (long) RenderRequest.LONGEST_SIDE * RenderRequest.LONGEST_SIDE;

  /** Of what a reader says; a longer one tells numbers of the file. */
  private static final int LONGEST_REASON = 100;

  /** Four samples of 16 bits as they are read, and twice the eight bits that are made of them. */
  private static final long BYTES_A_PIXEL = 16;

  private final String name;
  private final int coarsest;
  private Runnable leave = () -> {};

  /**
   * @param coarsest of a picture beyond the budget only every so many-th pixel of every so many-th
   *     row may be read, to get it within; 1 reads all
   */
  PictureDecoder(String name, int coarsest) {
    this.name = name;
    this.coarsest = coarsest;
  }

  /**
   * @param made what is made of its pixels, of which a decoder may give such as nothing can be made
   *     of
   */
  <T> T decode(byte[] file, Function<BufferedImage, T> made) {
    try {
      return made(decoded(file), made);
    } finally {
      leave.run();
    }
  }

  private <T> T made(BufferedImage image, Function<BufferedImage, T> made) {
    try {
      return made.apply(image);
    } catch (RuntimeException e) {
      throw damaged(e);
    }
  }

  private BufferedImage decoded(byte[] file) {
    return switch (PictureFormat.of(file, name)) {
      case PNG -> png(PngChunks.of(file, name));
      case JPEG -> read("jpeg", new JpegSegments(file, name).withInksNamed());
      case GIF -> read("gif", new GifBlocks(file, name).withoutExtras());
      case WEBP -> webp(new WebpChunks(file, name));
      case TIFF -> read("tiff", new TiffDirectory(file, name).alone());
      case BMP -> read("bmp", file);
    };
  }

  private BufferedImage png(PngChunks chunks) {
    // Texts and profiles go first: ImageIO would inflate them however large they become.
    BufferedImage image = read("png", chunks.withoutExtras());
    return ColourProfile.ofPng(chunks)
        .map(profile -> profile.followed(Samples.toArgb(image)))
        .orElse(image);
  }

  private BufferedImage webp(WebpChunks chunks) {
    BufferedImage image = read("webp", chunks.withoutExtras());
    return chunks
        .content("ICCP")
        .flatMap(ColourProfile::of)
        .map(profile -> profile.followed(Samples.toArgb(image)))
        .orElse(image);
  }

  private BufferedImage read(String format, byte[] file) {
    ImageReader reader = reader(format);
    try (ImageInputStream in = new ByteArrayImageInputStream(file)) {
      reader.addIIOReadWarningListener((source, warning) -> requireWhole(warning));
      // A PNG's transparency counts as metadata to ImageIO; its other metadata is gone by now.
      reader.setInput(in, true, !format.equals("png"));
      int step = stepWithinBudget(reader.getWidth(0), reader.getHeight(0));
      long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
      leave = DecodingRoom.OF_HEAP.enter(pixels / (step * step) * BYTES_A_PIXEL);
      ImageReadParam how = reader.getDefaultReadParam();
      how.setSourceSubsampling(step, step, 0, 0);
      return reader.read(0, how);
    } catch (BadRequest e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      // ImageIO's readers answer damage with any exception, out of bounds indices among them.
      throw damaged(e);
    } catch (OutOfMemoryError e) {
      if (!format.equals("webp")) {
        throw e;
      }
      throw damaged(e); // what libwebp says of damage, whatever it is
    } catch (LinkageError e) {
      throw new BadRequest(
          "%s cannot be read, as the library for this kind of picture does not load on this machine; save it as a PNG."
              .formatted(name),
          e);
    } finally {
      reader.dispose();
    }
  }

  /** TwelveMonkeys' where there is one: Java's own knows no inks, and fewer kinds of TIFF. */
  private static ImageReader reader(String format) {
    List<ImageReader> readers = new ArrayList<>();
    ImageIO.getImageReadersByFormatName(format).forEachRemaining(readers::add);
    return readers.stream()
        .filter(reader -> reader.getClass().getName().startsWith("com.twelvemonkeys."))
        .findFirst()
        .orElseGet(() -> readers.get(0));
  }

  /** A reader fills up with grey what is missing, and only mentions it. */
  private void requireWhole(String warning) {
    if (warning.contains("premature end")) {
      throw new BadRequest("%s is cut off: a part of its pixels is missing.".formatted(name));
    }
  }

  private BadRequest damaged(Throwable e) {
    // What ImageIO says is of the file; what a broken calculation says is of the program.
    String told = e instanceof IOException ? e.getMessage() : null;
    String reason = told == null || told.length() > LONGEST_REASON ? "" : " (" + told + ")";
    return new BadRequest(
        "%s is damaged or of a kind that cannot be read%s; save it again as an ordinary PNG."
            .formatted(name, reason),
        e);
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
