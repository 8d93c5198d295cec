package studio.eligen.engine.image;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.zip.InflaterInputStream;

/** What the red, green and blue of a picture mean: an ICC profile that came with it. */
final class ColourProfile {

  /** Profiles for printing, the largest there are, have some 3 MB. */
  private static final int MOST_BYTES = 4 << 20;

  private static final int LEAST_BYTES = 128;

  /** No difference that anybody sees. */
  private static final int SAME = 2;

  private static final int ROWS_AT_ONCE = 64;

  private final ColorConvertOp toSrgb;

  private ColourProfile(ColorConvertOp toSrgb) {
    this.toSrgb = toSrgb;
  }

  /** The profile in the chunk iCCP of a PNG (PNG specification, section 11.3.2.3). */
  static Optional<ColourProfile> ofPng(PngChunks png) {
    return png.data("iCCP").stream().findFirst().flatMap(ColourProfile::inflated);
  }

  private static Optional<ColourProfile> inflated(byte[] chunk) {
    int name = 0;
    while (name < chunk.length && chunk[name] != 0) {
      name++;
    }
    int start = Math.min(name + 2, chunk.length);
    try (InflaterInputStream in =
        new InflaterInputStream(new ByteArrayInputStream(chunk, start, chunk.length - start))) {
      return of(in.readNBytes(MOST_BYTES + 1));
    } catch (IOException e) {
      return Optional.empty(); // a broken profile leaves the numbers as they are
    }
  }

  /** Empty where it is none that says another colour than sRGB does, or cannot be followed. */
  static Optional<ColourProfile> of(byte[] icc) {
    if (icc.length < LEAST_BYTES || icc.length > MOST_BYTES) {
      return Optional.empty();
    }
    try {
      ICC_Profile profile = ICC_Profile.getInstance(icc);
      if (profile.getColorSpaceType() != ColorSpace.TYPE_RGB) {
        return Optional.empty();
      }
      ICC_Profile srgb = ICC_Profile.getInstance(ColorSpace.CS_sRGB);
      ColourProfile followed =
          new ColourProfile(new ColorConvertOp(new ICC_Profile[] {profile, srgb}, null));
      return followed.changesColours() ? Optional.of(followed) : Optional.empty();
    } catch (RuntimeException e) {
      // Java answers damage with several exceptions; the pixels are none the worse for it.
      return Optional.empty();
    }
  }

  private boolean changesColours() {
    int[] probes = new int[4 * 4 * 4];
    for (int i = 0; i < probes.length; i++) {
      probes[i] = (i >> 4) * 85 << 16 | (i >> 2 & 3) * 85 << 8 | (i & 3) * 85;
    }
    int[] converted = probes.clone();
    convert(converted, probes.length, 1);
    for (int i = 0; i < probes.length; i++) {
      for (int shift = 0; shift <= 16; shift += 8) {
        if (Math.abs((probes[i] >> shift & 255) - (converted[i] >> shift & 255)) > SAME) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * The picture in sRGB.
   *
   * @param image of {@code TYPE_INT_RGB} or {@code TYPE_INT_ARGB}, which is changed
   */
  BufferedImage followed(BufferedImage image) {
    int width = image.getWidth();
    for (int y = 0; y < image.getHeight(); y += ROWS_AT_ONCE) {
      int rows = Math.min(ROWS_AT_ONCE, image.getHeight() - y);
      int[] pixels = image.getRGB(0, y, width, rows, null, 0, width);
      convert(pixels, width, rows);
      image.setRGB(0, y, width, rows, pixels, 0, width);
    }
    return image;
  }

  private void convert(int[] argb, int width, int height) {
    WritableRaster before = raster(width, height);
    byte[] samples = new byte[3 * argb.length];
    for (int i = 0; i < argb.length; i++) {
      samples[3 * i] = (byte) (argb[i] >> 16);
      samples[3 * i + 1] = (byte) (argb[i] >> 8);
      samples[3 * i + 2] = (byte) argb[i];
    }
    before.setDataElements(0, 0, width, height, samples);
    WritableRaster after = toSrgb.filter(before, raster(width, height));
    after.getDataElements(0, 0, width, height, samples);
    for (int i = 0; i < argb.length; i++) {
      argb[i] =
          argb[i] & 0xff000000
              | (samples[3 * i] & 255) << 16
              | (samples[3 * i + 1] & 255) << 8
              | samples[3 * i + 2] & 255;
    }
  }

  private static WritableRaster raster(int width, int height) {
    return Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, width, height, 3, null);
  }
}
