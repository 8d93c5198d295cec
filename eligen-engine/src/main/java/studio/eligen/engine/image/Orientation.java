package studio.eligen.engine.image;

import com.drew.imaging.jpeg.JpegMetadataReader;
import com.drew.imaging.jpeg.JpegProcessingException;
import com.drew.lang.ByteArrayReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;

/**
 * How a camera was held, as EXIF's tag 274 tells.
 *
 * @param turned whether the picture's rows are the columns of what was seen
 * @param flippedAcross whether a row is to be read from its end, before it is turned
 * @param flippedDown whether the last row is to be read first, before it is turned
 */
record Orientation(boolean turned, boolean flippedAcross, boolean flippedDown) {

  private static final int UPRIGHT = 1;

  /** What a JPEG's segment can hold, and far more than a camera writes into a PNG. */
  private static final int MOST_EXIF_BYTES = 1 << 16;

  /** Upright where a file says nothing of it that can be read. */
  static Orientation of(byte[] file) {
    int value;
    try {
      Metadata metadata = PngChunks.isPng(file) ? ofPng(file) : ofJpeg(file);
      ExifIFD0Directory camera = metadata.getFirstDirectoryOfType(ExifIFD0Directory.class);
      Integer told = camera == null ? null : camera.getInteger(ExifIFD0Directory.TAG_ORIENTATION);
      value = told == null ? UPRIGHT : told;
    } catch (JpegProcessingException | IOException | RuntimeException | StackOverflowError e) {
      // Tables may lie in tables as deep as the file is long; the pixels are none the worse for it.
      value = UPRIGHT;
    }
    return ofTag(value);
  }

  private static Metadata ofJpeg(byte[] file) throws JpegProcessingException, IOException {
    return JpegMetadataReader.readMetadata(
        new ByteArrayInputStream(file), List.of(new ExifReader()));
  }

  private static Metadata ofPng(byte[] file) {
    Metadata metadata = new Metadata();
    for (byte[] exif : PngChunks.of(file, "The picture").data("eXIf")) {
      if (exif.length <= MOST_EXIF_BYTES) {
        new ExifReader().extract(new ByteArrayReader(exif), metadata);
      }
    }
    return metadata;
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

  /** The picture as it was seen. */
  BufferedImage upright(BufferedImage image) {
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
