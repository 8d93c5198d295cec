package studio.eligen.engine.image;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.zip.CRC32;
import studio.eligen.engine.RenderException.BadRequest;

/**
 * A PNG file as its chunks (PNG specification, section 5). Every length is checked against the file
 * before it is used, and the checksum of every chunk that anyone reads.
 */
public final class PngChunks {

  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10};

  /** Length, type and checksum. */
  private static final int FRAME = 12;

  /** A picture of 4096 × 4096 in pieces of 8 kB has some 25,000. */
  private static final int MOST_CHUNKS = 200_000;

  /** Places in the header, and a bit of the latter. */
  private static final int BIT_DEPTH = 8;

  private static final int COLOUR_TYPE = 9;
  private static final int WITH_ALPHA = 4;

  private static final Set<String> PIXELS = Set.of("IHDR", "PLTE", "tRNS", "IDAT", "IEND");

  private final byte[] file;
  private final List<Chunk> chunks = new ArrayList<>();

  /** A chunk's place in the file. */
  private record Chunk(String type, int start, int length) {}

  private PngChunks(byte[] file) {
    this.file = file;
  }

  /** Whether a file begins as every PNG does. */
  public static boolean isPng(byte[] file) {
    return file.length >= SIGNATURE.length
        && Arrays.equals(file, 0, SIGNATURE.length, SIGNATURE, 0, SIGNATURE.length);
  }

  /**
   * Finds the chunks of a PNG.
   *
   * @param name of the file, for messages
   * @throws BadRequest if it is no PNG, is cut off, or a chunk that the pixels need is damaged
   */
  public static PngChunks of(byte[] file, String name) {
    if (!isPng(file)) {
      throw new BadRequest("%s is not a PNG.".formatted(name));
    }
    PngChunks png = new PngChunks(file);
    png.walk(name);
    return png;
  }

  private void walk(String name) {
    int position = SIGNATURE.length;
    String type = "";
    while (!type.equals("IEND")) {
      if (file.length - position < FRAME) {
        throw new BadRequest("%s is cut off: it ends before its end mark.".formatted(name));
      }
      int length = ByteBuffer.wrap(file).getInt(position);
      if (length < 0 || length > file.length - position - FRAME) {
        throw new BadRequest(
            "%s is cut off or damaged: the piece at byte %d says it has %s bytes, and %d are left."
                .formatted(
                    name,
                    position,
                    Integer.toUnsignedString(length),
                    file.length - position - FRAME));
      }
      type = new String(file, position + 4, 4, StandardCharsets.ISO_8859_1);
      add(new Chunk(type, position + 8, length), name);
      position += FRAME + length;
    }
  }

  private void add(Chunk chunk, String name) {
    if (chunks.size() == MOST_CHUNKS) {
      throw new BadRequest("%s has more than %d pieces.".formatted(name, MOST_CHUNKS));
    }
    if (chunks.isEmpty() != chunk.type.equals("IHDR")) {
      throw new BadRequest("%s is damaged: its header is not where it should be.".formatted(name));
    }
    if (PIXELS.contains(chunk.type) && !isIntact(chunk)) {
      throw new BadRequest(
          "%s is damaged: the checksum of its piece %s is wrong.".formatted(name, chunk.type));
    }
    chunks.add(chunk);
  }

  private boolean isIntact(Chunk chunk) {
    CRC32 crc = new CRC32();
    crc.update(file, chunk.start - 4, chunk.length + 4);
    return (int) crc.getValue() == ByteBuffer.wrap(file).getInt(chunk.start + chunk.length);
  }

  /** The data of every intact chunk of a type, in the file's order. */
  public List<byte[]> data(String type) {
    return chunks.stream()
        .filter(chunk -> chunk.type.equals(type) && isIntact(chunk))
        .map(this::data)
        .toList();
  }

  /** Whether it has samples of at most 8 bits, and none that is transparent. */
  boolean isOpaque() {
    byte[] header = data("IHDR").stream().findFirst().orElse(new byte[0]);
    return header.length > COLOUR_TYPE
        && header[BIT_DEPTH] <= 8
        && (header[COLOUR_TYPE] & WITH_ALPHA) == 0
        && data("tRNS").isEmpty();
  }

  /** The file with nothing but its pixels: no texts, profiles, times or previews. */
  byte[] withoutExtras() {
    ByteArrayOutputStream bare = new ByteArrayOutputStream(file.length);
    bare.writeBytes(SIGNATURE);
    for (Chunk chunk : chunks) {
      if (PIXELS.contains(chunk.type)) {
        bare.write(file, chunk.start - 8, chunk.length + FRAME);
      }
    }
    return bare.toByteArray();
  }

  /** The PNG without the chunks of a type whose data are such. */
  public PngChunks without(String type, Predicate<byte[]> such) {
    ByteArrayOutputStream rest = new ByteArrayOutputStream(file.length);
    rest.writeBytes(SIGNATURE);
    for (Chunk chunk : chunks) {
      if (!chunk.type.equals(type) || !such.test(data(chunk))) {
        rest.write(file, chunk.start - 8, chunk.length + FRAME);
      }
    }
    return of(rest.toByteArray(), "The picture");
  }

  private byte[] data(Chunk chunk) {
    return Arrays.copyOfRange(file, chunk.start, chunk.start + chunk.length);
  }

  /**
   * The file with one chunk more behind its header and others before its end mark.
   *
   * @param afterHeader data of a chunk of type iTXt
   * @param beforeEnd data of chunks of {@code type}
   */
  public byte[] with(byte[] afterHeader, String type, List<byte[]> beforeEnd) {
    int header = chunks.get(1).start - 8;
    int end = chunks.get(chunks.size() - 1).start - 8;
    ByteArrayOutputStream whole = new ByteArrayOutputStream(file.length + afterHeader.length + 64);
    whole.write(file, 0, header);
    whole.writeBytes(chunk("iTXt", afterHeader));
    whole.write(file, header, end - header);
    beforeEnd.forEach(data -> whole.writeBytes(chunk(type, data)));
    whole.write(file, end, file.length - end);
    return whole.toByteArray();
  }

  private static byte[] chunk(String type, byte[] data) {
    ByteBuffer chunk = ByteBuffer.allocate(data.length + FRAME);
    chunk.putInt(data.length).put(type.getBytes(StandardCharsets.ISO_8859_1)).put(data);
    CRC32 crc = new CRC32();
    crc.update(chunk.array(), 4, data.length + 4);
    return chunk.putInt((int) crc.getValue()).array();
  }
}
