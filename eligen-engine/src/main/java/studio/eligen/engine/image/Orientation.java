package studio.eligen.engine.image;

import com.drew.metadata.MetadataException;
import com.drew.metadata.exif.ExifIFD0Directory;
import java.awt.image.BufferedImage;
import studio.eligen.engine.GreyMap;
import studio.eligen.engine.RenderException.BadRequest;

/**
 * How a camera was held, as EXIF's tag 274 tells.
 *
 * @param turned whether the picture's rows are the columns of what was seen
 * @param flippedAcross whether a row is to be read from its end, before it is turned
 * @param flippedDown whether the last row is to be read first, before it is turned
 */
record Orientation(boolean turned, boolean flippedAcross, boolean flippedDown) {

  private static final int UPRIGHT = 1;

  /** Upright where a file says nothing of it that can be read. */
  static Orientation of(byte[] file) {
    try {
      return ofTag(tag(file));
    } catch (BadRequest | MetadataException e) {
      return ofTag(UPRIGHT);
    }
  }

  private static int tag(byte[] file) throws MetadataException {
    if (PictureFormat.of(file, "The picture") == PictureFormat.TIFF) {
      return new TiffDirectory(file, "The picture").orientation();
    }
    ExifIFD0Directory camera = CameraData.of(file).getFirstDirectoryOfType(ExifIFD0Directory.class);
    return camera == null || !camera.containsTag(ExifIFD0Directory.TAG_ORIENTATION)
        ? UPRIGHT
        : camera.getInt(ExifIFD0Directory.TAG_ORIENTATION);
  }

  private static Orientation ofTag(int value) {
    return switch (value) {
      case 2 -> new Orientation(false, true, false);
      case 3 -> new Orientation(false, true, true);
      case 4 -> new Orientation(false, false, true);
      case 5 -> new Orientation(true, false, false);
      case 6 -> new Orientation(true, false, true);
      case 7 -> new Orientation(true, true, true);
      case 8 -> new Orientation(true, true, false);
      default -> new Orientation(false, false, false);
    };
  }

  boolean isUpright() {
    return !turned && !flippedAcross && !flippedDown;
  }

  /** The values as they were seen. */
  GreyMap upright(GreyMap map) {
    if (isUpright()) {
      return map;
    }
    int width = map.width();
    int height = map.height();
    byte[] upright = new byte[width * height];
    for (int y = 0; y < height; y++) {
      int row = flippedDown ? height - 1 - y : y;
      for (int x = 0; x < width; x++) {
        int value = map.at(flippedAcross ? width - 1 - x : x, row);
        upright[turned ? x * height + y : y * width + x] = (byte) value;
      }
    }
    return new GreyMap(turned ? height : width, turned ? width : height, upright);
  }

  /** The picture as it was seen. */
  BufferedImage upright(BufferedImage image) {
    if (isUpright()) {
      return image;
    }
    int width = image.getWidth();
    int height = image.getHeight();
    BufferedImage upright =
        new BufferedImage(
            turned ? height : width, turned ? width : height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      int row = flippedDown ? height - 1 - y : y;
      for (int x = 0; x < width; x++) {
        int rgb = image.getRGB(flippedAcross ? width - 1 - x : x, row);
        upright.setRGB(turned ? y : x, turned ? x : y, rgb);
      }
    }
    return upright;
  }
}
