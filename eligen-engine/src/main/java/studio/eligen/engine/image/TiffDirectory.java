package studio.eligen.engine.image;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import studio.eligen.engine.RenderException.BadRequest;
import studio.eligen.engine.RenderRequest;

/**
 * The first directory of a TIFF file (TIFF 6.0, section 2), read to see what decoding its picture
 * would cost before a decoder sees it.
 */
final class TiffDirectory {

  private static final int BITS = 258;
  private static final int COMPRESSION = 259;
  private static final int ORIENTATION = 274;
  private static final int SAMPLES = 277;
  private static final int TILE_WIDTH = 322;
  private static final int TILE_HEIGHT = 323;
  private static final int FORMAT = 339;

  /** What the pixels need. Others lead to further directories, or hold what nobody asks for. */
  private static final Set<Integer> PIXELS =
      Set.of(
          256,
          257,
          BITS,
          COMPRESSION,
          262,
          266,
          273,
          ORIENTATION,
          SAMPLES,
          278,
          279,
          284,
          317,
          320,
          TILE_WIDTH,
          TILE_HEIGHT,
          324,
          325,
          332,
          338,
          FORMAT,
          529,
          530,
          531,
          532,
          34675);

  /** Not compressed, LZW, Deflate in two numbers, PackBits. */
  private static final Set<Integer> READABLE = Set.of(1, 5, 8, 32946, 32773);

  /** Bytes a value of each type has. */
  private static final int[] TYPES = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8};

  private static final int MOST_ENTRIES = 256;
  private static final int ENTRY = 12;

  /** The specification wants multiples of 16; less would be millions of tiles. */
  private static final int LEAST_TILE = 16;

  /** Of a sample. */
  private static final int MOST_BITS = 16;

  private static final int MOST_SAMPLES = 4;

  /** Whole numbers from 0 on; what is said to be of no form is taken for such. */
  private static final Set<Long> UNSIGNED = Set.of(1L, 4L);

  private final String name;
  private final ByteBuffer file;
  private final Map<Integer, Long> values = new HashMap<>();

  /**
   * @param name of the file, for messages
   * @throws BadRequest if the picture cannot be read, or takes too much to decode
   */
  TiffDirectory(byte[] bytes, String name) {
    this.name = name;
    this.file = ByteBuffer.wrap(bytes.clone());
    file.order(bytes[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    try {
      walk();
    } catch (BufferUnderflowException | IndexOutOfBoundsException e) {
      throw new BadRequest("%s is cut off or damaged.".formatted(name), e);
    }
    requireReadable();
  }

  /** The file without the way to any other directory, so that no decoder goes through those. */
  byte[] alone() {
    return file.array();
  }

  /** How the camera was held, as EXIF's tag of the same number tells it. */
  int orientation() {
    return (int) value(ORIENTATION, 1);
  }

  private void walk() {
    int start = file.getInt(4);
    int entries = Short.toUnsignedInt(file.getShort(start));
    if (entries > MOST_ENTRIES) {
      throw new BadRequest("%s is damaged: it has %d entries.".formatted(name, entries));
    }
    for (int i = 0; i < entries; i++) {
      readEntry(start + 2 + ENTRY * i);
    }
    int next = start + 2 + ENTRY * entries;
    if (next + 4 <= file.capacity()) {
      file.putInt(next, 0);
    }
  }

  private void readEntry(int at) {
    int tag = Short.toUnsignedInt(file.getShort(at));
    int type = Short.toUnsignedInt(file.getShort(at + 2));
    long count = Integer.toUnsignedLong(file.getInt(at + 4));
    int size = type < TYPES.length ? TYPES[type] : 0;
    if (!PIXELS.contains(tag) || size == 0) {
      file.putShort(at + 2, (short) 0); // a type that there is not: decoders leave it out
      return;
    }
    long bytes = count * size;
    int where = bytes <= 4 ? at + 8 : file.getInt(at + 8);
    if (where < 0 || where + bytes > file.capacity()) {
      throw new BadRequest("%s is cut off or damaged: its entry %d.".formatted(name, tag));
    }
    if (count > 0 && (size == 2 || size == 4)) {
      values.put(
          tag,
          size == 2
              ? Short.toUnsignedInt(file.getShort(where))
              : Integer.toUnsignedLong(file.getInt(where)));
    }
  }

  private void requireReadable() {
    int compression = (int) value(COMPRESSION, 1);
    if (!READABLE.contains(compression)) {
      throw new BadRequest(
          "%s is compressed in a way that is not read here (TIFF's number %d); save it with LZW, or as a PNG."
              .formatted(name, compression));
    }
    long samples = value(SAMPLES, 1);
    long bits = value(BITS, 1);
    long most = RenderRequest.LONGEST_SIDE * 2L;
    boolean tiled = values.containsKey(TILE_WIDTH) || values.containsKey(TILE_HEIGHT);
    long across = tiled ? value(TILE_WIDTH, 0) : LEAST_TILE;
    long down = tiled ? value(TILE_HEIGHT, 0) : LEAST_TILE;
    boolean tilesFit = Math.min(across, down) >= LEAST_TILE && Math.max(across, down) <= most;
    if (!UNSIGNED.contains(value(FORMAT, 1))) {
      throw new BadRequest(
          "%s has numbers with a sign or a point, for which TIFF says no black and white; save it with 8 bits, or as a PNG."
              .formatted(name));
    }
    if (bits > MOST_BITS || samples > MOST_SAMPLES || !tilesFit) {
      throw new BadRequest(
          "%s is of a kind that is not read here (%d samples of %d bits, tiles of %d × %d); save it with 8 bits, or as a PNG."
              .formatted(name, samples, bits, across, down));
    }
  }

  private long value(int tag, long otherwise) {
    return values.getOrDefault(tag, otherwise);
  }
}
