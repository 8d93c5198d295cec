package studio.eligen.agent.store;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Base64;
import studio.eligen.agent.design.InvalidInput;
import studio.eligen.agent.design.StylePicture;
import studio.eligen.engine.RenderException.BadRequest;
import studio.eligen.engine.files.Sha256;
import studio.eligen.engine.image.Photo;
import studio.eligen.engine.image.Pictures;
import studio.eligen.engine.recipe.Attachments;

/** Style pictures as people give them, and as designs keep them: small JPEGs, in the design. */
public final class StyleFile {

  /** What SigLIP looks at; what is larger shows it no more. */
  static final int SIDE = 384;

  private static final String DATA_URI = "data:image/jpeg;base64,";

  private StyleFile() {}

  /**
   * Makes a style picture of a file, scaled down where it is larger than need be.
   *
   * @param name of the file, for messages
   * @throws BadRequest if it is no picture
   * @throws InvalidInput if the scale cannot be
   */
  public static StylePicture read(byte[] file, String name, double scale) {
    return new StylePicture(Pictures.jpeg(Photo.small(file, name, SIDE)), scale);
  }

  /**
   * The same of a file that a person names.
   *
   * @throws BadRequest if there is no such file too
   */
  public static StylePicture read(Path file, double scale) {
    byte[] content = Attachments.readFile(file, Attachments.MOST_BYTES);
    return read(content, String.valueOf(file.getFileName()), scale);
  }

  /**
   * Its pixels.
   *
   * @throws BadRequest if it is no picture
   */
  public static BufferedImage image(StylePicture picture) {
    return Pictures.read(picture.file(), "The style picture");
  }

  /** Of its file's content, as 64 hexadecimal digits. */
  public static String sha256(StylePicture picture) {
    return Sha256.hex(picture.file());
  }

  static String dataUri(StylePicture picture) {
    return DATA_URI + Base64.getEncoder().encodeToString(picture.file());
  }

  /**
   * Reads what {@link #dataUri} wrote.
   *
   * @throws BadRequest if it is no picture
   * @throws InvalidInput if it is not such as are kept
   */
  static StylePicture ofDataUri(String uri, double scale) {
    if (!uri.startsWith(DATA_URI)) {
      throw new InvalidInput(
          "The style picture of the design begins otherwise than \"%s\".".formatted(DATA_URI));
    }
    try {
      byte[] file = Base64.getDecoder().decode(uri.substring(DATA_URI.length()));
      StylePicture picture = new StylePicture(file, scale);
      BufferedImage image = image(picture);
      if (Math.max(image.getWidth(), image.getHeight()) > SIDE) {
        throw new InvalidInput(
            "The style picture of the design is %d × %d; at most %d × %d are kept."
                .formatted(image.getWidth(), image.getHeight(), SIDE, SIDE));
      }
      return picture;
    } catch (IllegalArgumentException e) {
      throw new InvalidInput(
          "The style picture of the design is no Base64 behind \"%s\".".formatted(DATA_URI), e);
    }
  }
}
