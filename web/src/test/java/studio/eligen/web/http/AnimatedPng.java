package studio.eligen.web.http;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/**
 * Pictures one after another in one PNG that plays itself, over and over (APNG, PNG specification,
 * third edition). Of each only the part that differs from the one before is kept.
 */
final class AnimatedPng {

  private static final byte[] SIGNATURE = {(byte) 137, 'P', 'N', 'G', 13, 10, 26, 10};

  private record Frame(byte[] png, Rectangle place, int millis) {}

  private final List<Frame> frames = new ArrayList<>();
  private BufferedImage last;

  /**
   * Shows a picture for so long.
   *
   * @param picture as large as the first
   */
  void add(BufferedImage picture, int millis) throws IOException {
    Rectangle place = last == null ? whole(picture) : difference(last, picture);
    if (place.isEmpty()) {
      Frame shown = frames.remove(frames.size() - 1);
      frames.add(new Frame(shown.png, shown.place, shown.millis + millis));
      return;
    }
    BufferedImage part = new BufferedImage(place.width, place.height, BufferedImage.TYPE_3BYTE_BGR);
    part.createGraphics().drawImage(picture, -place.x, -place.y, null);
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(part, "png", png);
    frames.add(new Frame(png.toByteArray(), place, millis));
    last = picture;
  }

  byte[] bytes() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.write(SIGNATURE);
    chunk(out, "IHDR", chunks(frames.get(0).png, "IHDR"));
    chunk(out, "acTL", ByteBuffer.allocate(8).putInt(frames.size()).putInt(0).array());
    int sequence = 0;
    for (Frame frame : frames) {
      chunk(out, "fcTL", control(sequence++, frame));
      byte[] data = chunks(frame.png, "IDAT");
      if (frame == frames.get(0)) {
        chunk(out, "IDAT", data);
      } else {
        chunk(
            out, "fdAT", ByteBuffer.allocate(4 + data.length).putInt(sequence++).put(data).array());
      }
    }
    chunk(out, "IEND", new byte[0]);
    return bytes.toByteArray();
  }

  private static byte[] control(int sequence, Frame frame) {
    return ByteBuffer.allocate(26)
        .putInt(sequence)
        .putInt(frame.place.width)
        .putInt(frame.place.height)
        .putInt(frame.place.x)
        .putInt(frame.place.y)
        .putShort((short) frame.millis)
        .putShort((short) 1000)
        .put((byte) 0) // stays when the next comes
        .put((byte) 1) // over what was there
        .array();
  }

  private static Rectangle whole(BufferedImage picture) {
    return new Rectangle(picture.getWidth(), picture.getHeight());
  }

  private static Rectangle difference(BufferedImage one, BufferedImage other) {
    Rectangle place = new Rectangle(0, 0, -1, -1);
    for (int y = 0; y < one.getHeight(); y++) {
      for (int x = 0; x < one.getWidth(); x++) {
        if (one.getRGB(x, y) != other.getRGB(x, y)) {
          place.add(new Rectangle(x, y, 1, 1));
        }
      }
    }
    return place;
  }

  /** What all chunks of this name hold, one after another. */
  private static byte[] chunks(byte[] png, String name) {
    ByteArrayOutputStream found = new ByteArrayOutputStream();
    ByteBuffer in = ByteBuffer.wrap(png, SIGNATURE.length, png.length - SIGNATURE.length);
    while (in.hasRemaining()) {
      byte[] data = new byte[in.getInt()];
      byte[] type = new byte[4];
      in.get(type).get(data).getInt();
      if (name.equals(new String(type, StandardCharsets.US_ASCII))) {
        found.writeBytes(data);
      }
    }
    return found.toByteArray();
  }

  private static void chunk(DataOutputStream out, String name, byte[] data) throws IOException {
    byte[] type = name.getBytes(StandardCharsets.US_ASCII);
    CRC32 crc = new CRC32();
    crc.update(type);
    crc.update(data);
    out.writeInt(data.length);
    out.write(type);
    out.write(data);
    out.writeInt((int) crc.getValue());
  }
}
