package studio.eligen.agent.annotation;

import java.awt.image.BufferedImage;
import studio.eligen.engine.RenderException.BadRequest;
import studio.eligen.engine.RenderRequest;
import studio.eligen.engine.image.Photo;
import studio.eligen.engine.image.Pictures;

/**
 * A picture as it is learnt from.
 *
 * @param source its name where it came from
 * @param hash of the file's bytes, in 32 digits: the same picture in two files is one
 * @param seen its pixels, upright, at most 2048 either way
 * @param kept the file that a dataset holds: the one it was, or a PNG where trainers would see that
 *     otherwise than the model did
 * @param ending of the kept file's name: "png" or "jpg"
 */
public record DatasetPicture(
    String source, String hash, BufferedImage seen, byte[] kept, String ending) {

  static final int LARGEST_SIDE = 2048;
  private static final int LEAST_SIDE = 2 * RenderRequest.GRID;

  /**
   * A picture of a file in any format that is read here.
   *
   * @param source its name, for messages
   * @throws BadRequest if it is no picture, is damaged, too large, or too small to learn from
   */
  public static DatasetPicture of(byte[] file, String source) {
    String hash = Annotator.hash(file);
    BufferedImage seen = Photo.small(file, source, LARGEST_SIDE);
    if (Math.min(seen.getWidth(), seen.getHeight()) < LEAST_SIDE) {
      throw new BadRequest(
          "%s is %d × %d pixels; to be learnt from it must be at least %d either way, and less narrow."
              .formatted(source, seen.getWidth(), seen.getHeight(), LEAST_SIDE));
    }
    boolean scaled = Math.max(seen.getWidth(), seen.getHeight()) == LARGEST_SIDE;
    if (scaled || !Pictures.isPlain(file, source)) {
      return new DatasetPicture(source, hash, seen, Pictures.png(seen), "png");
    }
    return new DatasetPicture(source, hash, seen, file, isJpeg(file) ? "jpg" : "png");
  }

  private static boolean isJpeg(byte[] file) {
    return file[0] == (byte) 0xFF;
  }
}
