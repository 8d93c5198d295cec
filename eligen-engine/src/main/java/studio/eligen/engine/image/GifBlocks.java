package studio.eligen.engine.image;

import java.io.ByteArrayOutputStream;
import studio.eligen.engine.RenderException.BadRequest;

/**
 * The blocks of a GIF, https://www.w3.org/Graphics/GIF/spec-gif89a.txt. ImageIO joins the pieces of
 * a comment in a time that grows with the square of their number, so that one of 60 MB takes hours.
 */
final class GifBlocks {

  private static final int HEADER = 13;
  private static final int FLAGS = 10;
  private static final int IMAGE = 0x2c;
  private static final int IMAGE_HEADER = 10;
  private static final int EXTENSION = 0x21;
  private static final int GRAPHIC_CONTROL = 0xf9;
  private static final int TRAILER = 0x3b;

  private final byte[] file;
  private final String name;

  GifBlocks(byte[] file, String name) {
    this.file = file;
    this.name = name;
  }

  /** The first picture alone, with what tells of its transparency. */
  byte[] withoutExtras() {
    ByteArrayOutputStream out = new ByteArrayOutputStream(file.length);
    int at = copied(0, HEADER + colours(at(FLAGS)), out);
    while (at(at) == EXTENSION) {
      int end = afterPieces(at + 2);
      if (at(at + 1) == GRAPHIC_CONTROL && end - at <= 8) {
        copied(at, end, out);
      }
      at = end;
    }
    if (at(at) != IMAGE) {
      throw new BadRequest("%s holds no picture.".formatted(name));
    }
    // Behind the colours comes one byte, of which the pieces of the pixels are made.
    int pixels = at + IMAGE_HEADER + colours(at(at + IMAGE_HEADER - 1)) + 1;
    copied(at, afterPieces(pixels), out);
    out.write(TRAILER);
    return out.toByteArray();
  }

  /** Bytes of a table of colours, by the flags that announce it. */
  private static int colours(int flags) {
    return (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);
  }

  private int afterPieces(int start) {
    int at = start;
    while (at(at) != 0) {
      at += 1 + at(at);
    }
    return at + 1;
  }

  private int copied(int from, int to, ByteArrayOutputStream out) {
    at(to - 1);
    out.write(file, from, to - from);
    return to;
  }

  private int at(int place) {
    if (place >= file.length) {
      throw new BadRequest("%s is cut off: a part of its pixels is missing.".formatted(name));
    }
    return Byte.toUnsignedInt(file[place]);
  }
}
