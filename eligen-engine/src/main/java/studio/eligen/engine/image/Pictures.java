package studio.eligen.engine.image;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.BitSet;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import studio.eligen.engine.GreyMap;
import studio.eligen.engine.Region;
import studio.eligen.engine.RenderException.BadRequest;

/**
 * Pictures from files' bytes and back: PNG, JPEG, WebP, TIFF, BMP and GIF in, PNG and JPEG out.
 *
 * <p>Whoever sent the bytes, a picture costs no more than its pixels, of which there may be 4096 ×
 * 4096: that is decided by its header. What cannot be read is a {@link BadRequest} of one sentence.
 * Nothing but the pixels is looked at: an embedded recipe or text is not followed.
 */
public final class Pictures {

  /** From this grey value on, a pixel belongs to a mask. */
  private static final int INSIDE = 128;

  private static final float JPEG_QUALITY = 0.9f;

  private Pictures() {}

  /**
   * Reads a picture as 8-bit RGB ({@code TYPE_INT_RGB}), upright as the camera was held. Palettes
   * are looked up, 16-bit samples are rounded to 8 bits, what is transparent is put on white, and
   * colours come out as sRGB, whatever profile the file has.
   *
   * @param name of the file, for messages
   * @throws BadRequest if it is no picture, is damaged, or is too large
   */
  public static BufferedImage read(byte[] file, String name) {
    return Orientation.of(file).upright(new PictureDecoder(name, 1).decode(file, Samples::toRgb));
  }

  /**
   * Whether programs that look at pixels alone see in this file what {@link #read} does, colour
   * profiles aside: a JPEG or an opaque PNG of 8 bits that does not ask to be turned.
   *
   * @param name of the file, for messages
   * @throws BadRequest if it is no picture
   */
  public static boolean isPlain(byte[] file, String name) {
    return switch (PictureFormat.of(file, name)) {
      case JPEG -> Orientation.of(file).isUpright();
      case PNG -> Orientation.of(file).isUpright() && PngChunks.of(file, name).isOpaque();
      default -> false;
    };
  }

  /**
   * Reads a picture that is going to be scaled down, as {@link #read} does, but not turned upright;
   * it may have 8192 × 8192 pixels, but of one that has more than 4096 × 4096 only every second of
   * every second row is read.
   *
   * @param name of the file, for messages
   * @throws BadRequest if it is no picture, is damaged, or is too large
   */
  static BufferedImage readPhoto(byte[] file, String name) {
    return new PictureDecoder(name, 2).decode(file, Samples::toRgb);
  }

  /**
   * Reads a picture as 8-bit grey. Of a coloured picture its luma counts; what is transparent is
   * black.
   *
   * @param name of the file, for messages
   * @throws BadRequest if it is no picture, is damaged, or is too large
   */
  public static GreyMap readGrey(byte[] file, String name) {
    return Orientation.of(file).upright(new PictureDecoder(name, 1).decode(file, Samples::toGrey));
  }

  /**
   * Reads a picture as a mask: inside is where the grey value is 128 or more.
   *
   * @param name of the file, for messages
   * @throws BadRequest if it is no picture, is damaged, or is too large
   */
  public static Region.Mask readMask(byte[] file, String name) {
    GreyMap grey = readGrey(file, name);
    BitSet pixels = new BitSet(grey.width() * grey.height());
    for (int y = 0; y < grey.height(); y++) {
      for (int x = 0; x < grey.width(); x++) {
        pixels.set(y * grey.width() + x, grey.at(x, y) >= INSIDE);
      }
    }
    return new Region.Mask(grey.width(), grey.height(), pixels);
  }

  /** A picture as a PNG of 8-bit RGB. The same pixels give the same bytes. */
  public static byte[] png(BufferedImage image) {
    return encode(Samples.toRgb(image));
  }

  /** A picture as a JPEG of fine quality; what is transparent is put on white. */
  public static byte[] jpeg(BufferedImage image) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ImageWriteParam fine = writer.getDefaultWriteParam();
    fine.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    fine.setCompressionQuality(JPEG_QUALITY);
    return encode(writer, Samples.toRgb(image), fine);
  }

  /** A picture to be laid over another as a PNG, with what is transparent in it. */
  public static byte[] pngOver(BufferedImage image) {
    return encode(image);
  }

  /** A grey picture as a PNG of 8-bit grey. */
  public static byte[] png(GreyMap grey) {
    BufferedImage image =
        new BufferedImage(grey.width(), grey.height(), BufferedImage.TYPE_BYTE_GRAY);
    image.getRaster().setDataElements(0, 0, grey.width(), grey.height(), grey.values());
    return encode(image);
  }

  /** A mask as a PNG of 8-bit grey: 255 inside, 0 outside. */
  public static byte[] png(Region.Mask mask) {
    byte[] values = new byte[mask.width() * mask.height()];
    mask.pixels().stream().forEach(pixel -> values[pixel] = (byte) 255);
    return png(new GreyMap(mask.width(), mask.height(), values));
  }

  private static byte[] encode(BufferedImage image) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
    return encode(writer, image, writer.getDefaultWriteParam());
  }

  private static byte[] encode(ImageWriter writer, BufferedImage image, ImageWriteParam how) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), how);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory has no input or output errors
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
