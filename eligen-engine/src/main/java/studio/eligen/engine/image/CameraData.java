package studio.eligen.engine.image;

import com.drew.imaging.jpeg.JpegMetadataReader;
import com.drew.imaging.jpeg.JpegProcessingException;
import com.drew.lang.ByteArrayReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What cameras and programs write about a picture: its EXIF tables. */
final class CameraData {

  /** What a JPEG's segment can hold, and far more than a camera writes into other files. */
  private static final int MOST_BYTES = 1 << 16;

  private static final String PREFIX = "Exif\0\0";

  private CameraData() {}

  /** The tables of a PNG, a JPEG or a WebP; none where there are none that can be read. */
  static Metadata of(byte[] file) {
    String name = "The picture";
    try {
      return switch (PictureFormat.of(file, name)) {
        case PNG -> of(PngChunks.of(file, name).data("eXIf"));
        case JPEG ->
            JpegMetadataReader.readMetadata(
                new ByteArrayInputStream(file), List.of(new ExifReader()));
        case WEBP -> of(new WebpChunks(file, name).content("EXIF").stream().toList());
        case GIF, TIFF, BMP -> new Metadata();
      };
    } catch (JpegProcessingException | IOException | RuntimeException | StackOverflowError e) {
      // Tables may lie in tables as deep as the file is long; the pixels are none the worse for it.
      return new Metadata();
    }
  }

  private static Metadata of(List<byte[]> tables) {
    Metadata metadata = new Metadata();
    for (byte[] table : tables) {
      if (table.length <= MOST_BYTES) {
        new ExifReader().extract(new ByteArrayReader(table, prefix(table)), metadata);
      }
    }
    return metadata;
  }

  /** Some programs begin a WebP's tables as those of a JPEG do. */
  private static int prefix(byte[] table) {
    int length = Math.min(table.length, PREFIX.length());
    boolean prefixed = new String(table, 0, length, StandardCharsets.ISO_8859_1).equals(PREFIX);
    return prefixed ? length : 0;
  }
}
