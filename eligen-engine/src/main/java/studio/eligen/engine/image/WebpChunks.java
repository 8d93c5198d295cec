package studio.eligen.engine.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import studio.eligen.engine.RenderException.BadRequest;

/**
 * A WebP file as its chunks (RFC 9649, section 2.7): those of its picture, of an animation's first
 * one. Every length is checked against the file before it is used.
 */
final class WebpChunks {

  private static final int HEADER = 12;
  private static final int FRAME_HEADER = 16;
  private static final int LOSSY_HEADER = 10;
  private static final int MOST_CHUNKS = 1000;

  private final byte[] file;
  private final String name;
  private final Map<String, byte[]> chunks = new HashMap<>();
  private int seen;

  /**
   * @param name of the file, for messages
   * @throws BadRequest if it is cut off or damaged
   */
  WebpChunks(byte[] file, String name) {
    this.file = file;
    this.name = name;
    walk(HEADER, Math.min(file.length, HEADER - 4L + length(4)));
  }

  private void walk(int from, long end) {
    long at = from;
    while (at + 8 <= end) {
      String type = new String(file, (int) at, 4, StandardCharsets.ISO_8859_1);
      long length = length((int) at + 4);
      if (at + 8 + length > file.length || ++seen > MOST_CHUNKS) {
        throw new BadRequest(
            "%s is cut off or damaged: its piece %s at byte %d says it has %d bytes."
                .formatted(name, type.strip(), at, length));
      }
      int start = (int) at + 8;
      if (type.equals("ANMF") && length >= FRAME_HEADER && !chunks.containsKey("ANMF")) {
        chunks.put(type, new byte[0]);
        walk(start + FRAME_HEADER, start + length);
      } else {
        chunks.putIfAbsent(type.strip(), Arrays.copyOfRange(file, start, start + (int) length));
      }
      at = start + length + (length & 1);
    }
  }

  private long length(int at) {
    ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    return at + 4 > file.length ? 0 : Integer.toUnsignedLong(bytes.getInt(at));
  }

  /** The content of the first chunk of a type, such as "VP8" or "EXIF". */
  Optional<byte[]> content(String type) {
    return Optional.ofNullable(chunks.get(type));
  }

  /**
   * The picture as a file of its own, without animation, profiles and texts.
   *
   * @throws BadRequest if there is none
   */
  byte[] withoutExtras() {
    if (chunks.containsKey("VP8L")) {
      return file(chunk("VP8L"));
    }
    byte[] lossy = chunks.get("VP8");
    if (lossy == null || lossy.length < LOSSY_HEADER) {
      throw new BadRequest("%s is damaged: it has no picture.".formatted(name));
    }
    return chunks.containsKey("ALPH")
        ? file(chunk("VP8X", sizeOf(lossy)), chunk("ALPH"), chunk("VP8"))
        : file(chunk("VP8"));
  }

  /** That there is opacity, and the picture's width and height less one, in three bytes each. */
  private static byte[] sizeOf(byte[] lossy) {
    ByteBuffer size = ByteBuffer.allocate(10).order(ByteOrder.LITTLE_ENDIAN).put((byte) 0x10);
    ByteBuffer frame = ByteBuffer.wrap(lossy).order(ByteOrder.LITTLE_ENDIAN);
    size.putInt(4, (frame.getShort(6) & 0x3fff) - 1);
    size.putShort(7, (short) ((frame.getShort(8) & 0x3fff) - 1));
    return size.array();
  }

  private byte[] chunk(String type) {
    return chunk(type, chunks.get(type));
  }

  private static byte[] chunk(String type, byte[] content) {
    int padded = content.length + (content.length & 1);
    ByteBuffer chunk = ByteBuffer.allocate(8 + padded).order(ByteOrder.LITTLE_ENDIAN);
    chunk.put("%-4s".formatted(type).getBytes(StandardCharsets.ISO_8859_1));
    return chunk.putInt(content.length).put(content).array();
  }

  private static byte[] file(byte[]... chunks) {
    int length = 4 + Arrays.stream(chunks).mapToInt(chunk -> chunk.length).sum();
    ByteBuffer file = ByteBuffer.allocate(8 + length).order(ByteOrder.LITTLE_ENDIAN);
    file.put("RIFF".getBytes(StandardCharsets.ISO_8859_1)).putInt(length);
    file.put("WEBP".getBytes(StandardCharsets.ISO_8859_1));
    for (byte[] chunk : chunks) {
      file.put(chunk);
    }
    return file.array();
  }
}
