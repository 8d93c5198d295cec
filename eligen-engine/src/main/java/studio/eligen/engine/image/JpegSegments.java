package studio.eligen.engine.image;

import java.util.Arrays;
import studio.eligen.engine.RenderException.BadRequest;

/**
 * A JPEG file as its segments (ITU-T T.81, annex B), walked to its end mark before anything is
 * decoded.
 */
final class JpegSegments {

  /** A progressive picture has some ten; each one costs a pass over all pixels. */
  private static final int MOST_SCANS = 64;

  private static final int END = 0xd9;
  private static final int SCAN = 0xda;
  private static final int APP14 = 0xee;

  /** What a segment of Adobe's says: version 100, no flags, and the transform that is appended. */
  private static final byte[] ADOBE = {
    (byte) 0xff, (byte) APP14, 0, 14, 'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0
  };

  private static final byte STRAIGHT = 0;
  private static final byte YCCK = 2;

  private final byte[] file;

  /** Each of them goes over all pixels; a camera's largest progressive JPEG has some ten. */
  private static final long MOST_SCANNED = 12L * 8192 * 8192;

  private final String name;
  private int scans;
  private int frame;
  private boolean adobe;

  /**
   * @param name of the file, for messages
   * @throws BadRequest if it is cut off, or would take too long to decode
   */
  JpegSegments(byte[] file, String name) {
    this.file = file;
    this.name = name;
    walk();
    requireFewScans();
  }

  private void requireFewScans() {
    int height = frame == 0 ? 0 : at(frame + 3) << 8 | at(frame + 4);
    int width = frame == 0 ? 0 : at(frame + 5) << 8 | at(frame + 6);
    if (scans > 1 && (long) width * height * scans > MOST_SCANNED) {
      throw new BadRequest(
          "%s is drawn in %d scans of %d × %d pixels; save it as an ordinary JPEG or PNG."
              .formatted(name, scans, width, height));
    }
  }

  private void walk() {
    int at = 2;
    int marker = 0;
    while (marker != END) {
      at = nextMarker(at);
      marker = at(at);
      at++;
      if (marker != END && !standsAlone(marker)) {
        note(marker, at);
        at += at(at) << 8 | at(at + 1);
      }
    }
  }

  /** Where the next marker's second byte is; between segments and in scans there may be others. */
  private int nextMarker(int from) {
    int at = from;
    while (at(at) != 0xff || at(at + 1) == 0 || at(at + 1) == 0xff) {
      at++;
    }
    return at + 1;
  }

  private static boolean standsAlone(int marker) {
    return marker == 1 || marker >= 0xd0 && marker <= 0xd8;
  }

  private void note(int marker, int at) {
    if (marker == SCAN && ++scans > MOST_SCANS) {
      throw new BadRequest(
          "%s is drawn in more than %d scans; save it as an ordinary JPEG or PNG."
              .formatted(name, MOST_SCANS));
    }
    boolean startsFrame = marker == 0xc0 || marker > 0xc0 && marker <= 0xcf && (marker & 3) != 0;
    if (startsFrame && frame == 0) {
      frame = at;
    }
    adobe |= marker == APP14 && at(at + 2) == 'A' && at(at + 3) == 'd';
  }

  private int at(int position) {
    if (position >= file.length) {
      throw new BadRequest("%s is cut off: it ends before its end mark.".formatted(name));
    }
    return file[position] & 0xff;
  }

  /**
   * The file, in which four colours are told for what they are. Without Adobe's segment a decoder
   * may take them for colour with transparency; but whoever leaves it out means printing inks, and
   * where some planes are smaller than others, those hold differences of colour.
   */
  byte[] withInksNamed() {
    if (adobe || frame == 0 || at(frame + 7) != 4) {
      return file;
    }
    boolean chroma = at(frame + 9) != at(frame + 12);
    byte[] named = Arrays.copyOf(file, file.length + ADOBE.length + 1);
    System.arraycopy(ADOBE, 0, named, 2, ADOBE.length);
    named[2 + ADOBE.length] = chroma ? YCCK : STRAIGHT;
    System.arraycopy(file, 2, named, 3 + ADOBE.length, file.length - 2);
    return named;
  }
}
