package studio.eligen.engine.image;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;

/** Photos as a camera writes them: JPEGs with EXIF data (JEITA CP-3451, a TIFF within). */
public final class Jpegs {

  private Jpegs() {}

  public static byte[] of(BufferedImage image) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      ImageIO.write(image, "jpeg", bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One table with one entry: tag 274, a short. */
  static byte[] exif(int orientation) {
    ByteBuffer tiff = ByteBuffer.allocate(26);
    tiff.put("MM".getBytes(StandardCharsets.US_ASCII)).putShort((short) 42).putInt(8);
    tiff.putShort((short) 1).putShort((short) 274).putShort((short) 3).putInt(1);
    return tiff.putShort((short) orientation).putShort((short) 0).putInt(0).array();
  }

  /** Tables of which each is the sub-table (tag 0x8769) of the one before, to the end. */
  static byte[] nestedExif(int bytes) {
    ByteBuffer tiff = ByteBuffer.allocate(bytes);
    tiff.put("MM".getBytes(StandardCharsets.US_ASCII)).putShort((short) 42).putInt(8);
    while (tiff.remaining() >= 18) {
      tiff.putShort((short) 1).putShort((short) 0x8769).putShort((short) 4).putInt(1);
      tiff.putInt(tiff.position() + 8).putInt(0);
    }
    return tiff.array();
  }

  public static byte[] withExif(byte[] jpeg, byte[] exif) {
    ByteBuffer segment = ByteBuffer.allocate(jpeg.length + exif.length + 10);
    segment.put(jpeg, 0, 2).putShort((short) 0xffe1).putShort((short) (exif.length + 8));
    segment.put("Exif\0\0".getBytes(StandardCharsets.US_ASCII)).put(exif);
    return segment.put(jpeg, 2, jpeg.length - 2).array();
  }

  /** A camera's picture that was held so. */
  public static byte[] held(BufferedImage image, int orientation) {
    return withExif(of(image), exif(orientation));
  }
}
