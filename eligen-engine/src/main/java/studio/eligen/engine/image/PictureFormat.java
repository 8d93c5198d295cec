package studio.eligen.engine.image;

import java.nio.charset.StandardCharsets;
import java.util.List;
import studio.eligen.engine.RenderException.BadRequest;

/** The formats that pictures are read from, told by how a file begins. */
enum PictureFormat {
  PNG,
  JPEG,
  GIF,
  WEBP,
  TIFF,
  BMP;

  /** How a file begins that is told apart but not read: "?" is any character. */
  private record Unreadable(String start, String name) {}

  private static final List<Unreadable> UNREADABLE =
      List.of(
          new Unreadable("\u00ff\n", "JPEG XL"),
          new Unreadable("\0\0\0\fJXL ", "JPEG XL"),
          new Unreadable("\0\0\0\fjP", "JPEG 2000"),
          new Unreadable("8BPS", "Photoshop"),
          new Unreadable("%PDF", "PDF"),
          new Unreadable("<svg", "SVG"),
          new Unreadable("<?xml", "SVG or XML"));

  /** Brands of ISO base media files, of which the first that is found decides. */
  private static final List<Unreadable> BRANDS =
      List.of(
          new Unreadable("avif", "AVIF"),
          new Unreadable("avis", "AVIF"),
          new Unreadable("he", "HEIC"),
          new Unreadable("mif1", "HEIC"),
          new Unreadable("msf1", "HEIC"));

  private static final int MOST_BRANDS = 16;

  /**
   * The format of a file.
   *
   * @param name of the file, for messages
   * @throws BadRequest if it is none of these; where it is another that is known, it says which
   */
  static PictureFormat of(byte[] file, String name) {
    String start =
        new String(
            file, 0, Math.min(file.length, 12 + 4 * MOST_BRANDS), StandardCharsets.ISO_8859_1);
    if (PngChunks.isPng(file)) {
      return PNG;
    }
    if (start.startsWith("\u00ff\u00d8\u00ff")) {
      return JPEG;
    }
    if (start.startsWith("GIF8")) {
      return GIF;
    }
    if (start.startsWith("RIFF") && start.startsWith("WEBP", 8)) {
      return WEBP;
    }
    if (start.startsWith("II*\0") || start.startsWith("MM\0*")) {
      return TIFF;
    }
    if (start.startsWith("BM")) {
      return BMP;
    }
    throw refusal(start, name);
  }

  private static BadRequest refusal(String start, String name) {
    List<Unreadable> known = start.startsWith("ftyp", 4) ? BRANDS : UNREADABLE;
    for (Unreadable other : known) {
      if (known == BRANDS ? hasBrand(start, other.start) : start.startsWith(other.start)) {
        return new BadRequest(
            "%s is a file of the kind %s, which is not read here; save it as a PNG or a JPEG."
                .formatted(name, other.name));
      }
    }
    return new BadRequest(
        "%s is not a picture that can be read; give a PNG, JPEG, WebP, TIFF, BMP or GIF."
            .formatted(name));
  }

  private static boolean hasBrand(String start, String brand) {
    for (int at = 8; at < start.length(); at += 4) {
      if (start.startsWith(brand, at)) {
        return true;
      }
    }
    return false;
  }
}
