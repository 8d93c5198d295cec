package studio.eligen.engine.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import studio.eligen.engine.RenderException.BadRequest;
import studio.eligen.engine.fixtures.Jpegs;
import studio.eligen.engine.fixtures.RawPng;

/** The same picture in every kind of file: a light ground with a red, a green and a blue square. */
class PictureKindsTest {

  private static final String GROUND = "fafafa";

  /** With what littlecms makes of those that have a profile. */
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "base.png, c82828, 28b43c, 283cc8",
    "lossless.webp, c82828, 28b43c, 283cc8",
    "lossy.webp, c82828, 28b43c, 283cc8",
    "animated.webp, c82828, 28b43c, 283cc8",
    "lzw.tif, c82828, 28b43c, 283cc8",
    "cmyk.tif, c82828, 28b43c, 283cc8",
    "palette.bmp, c82828, 28b43c, 283cc8",
    "cmyk.jpg, c82828, 28b43c, 283cc8",
    "cmyk-unmarked.jpg, c82828, 28b43c, 283cc8",
    "ycck.jpg, c82828, 28b43c, 283cc8",
    "ycck-unmarked.jpg, c82828, 28b43c, 283cc8",
    "adobergb.png, e92323, 00b52a, 1539cd",
    "display-p3.png, dc0012, 00b917, 1c3ad1",
    "swapped.png, 2323c9, 39b523, c93923",
    "palette-swapped.png, 2323c9, 39b523, c93923",
    "swapped.jpg, 2323c9, 39b523, c93923",
    "swapped.tif, 2323c9, 39b523, c93923",
    "swapped.webp, 2323c9, 39b523, c93923"
  })
  void a_picture_is_read_in_its_colours(String file, String red, String green, String blue) {
    BufferedImage image = Pictures.read(content(file), file);

    int left = file.startsWith("animated") ? 2 : 0; // its first frame leaves a transparent edge out
    assertColour(image, 86 - left, 60, blue);
    assertColour(image, 48 - left, 32, green);
    assertColour(image, 20 - left, 20, red);
    assertColour(image, 5 - left, 5, GROUND);
  }

  @ParameterizedTest
  @CsvSource({"start.avif, AVIF", "start.heic, HEIC"})
  void what_is_not_read_is_called_by_its_name(String file, String kind) {
    assertThatThrownBy(() -> Pictures.read(content(file), file))
        .isInstanceOf(BadRequest.class)
        .hasMessage(
            "%s is a file of the kind %s, which is not read here; save it as a PNG or a JPEG.",
            file, kind);
  }

  @Test
  void a_profile_that_is_damaged_or_too_large_leaves_the_numbers_as_they_are() {
    byte[] base = content("base.png");
    byte[] noise = "noise\0\0no zlib stream".getBytes(StandardCharsets.ISO_8859_1);
    byte[] bomb = RawPng.bomb();
    byte[] large = new byte[bomb.length + 7];
    System.arraycopy(noise, 0, large, 0, 7);
    System.arraycopy(bomb, 0, large, 7, bomb.length);

    assertColour(Pictures.read(RawPng.with(base, "iCCP", noise), "x.png"), 48, 32, "28b43c");
    assertColour(Pictures.read(RawPng.with(base, "iCCP", large), "x.png"), 48, 32, "28b43c");
  }

  @Test
  void a_picture_to_edit_and_a_mask_are_read_as_the_camera_was_held() {
    byte[] turned = RawPng.with(content("base.png"), "eXIf", Jpegs.exif(6));

    BufferedImage upright = Pictures.read(turned, "turned.png");
    assertThat(upright.getWidth()).isEqualTo(64);
    assertColour(upright, 63 - 20, 20, "c82828");
    assertThat(Pictures.readGrey(turned, "turned.png").at(63 - 60, 86)).isBetween(60, 80);
    assertThat(Pictures.readMask(turned, "turned.png").width()).isEqualTo(64);
  }

  private static void assertColour(BufferedImage image, int x, int y, String colour) {
    int wanted = Integer.parseInt(colour, 16);
    for (int shift = 0; shift <= 16; shift += 8) {
      assertThat(image.getRGB(x, y) >> shift & 255)
          .as("%x at %d, %d for %s", image.getRGB(x, y), x, y, colour)
          .isCloseTo(wanted >> shift & 255, within(5));
    }
  }

  private static byte[] content(String file) {
    try (InputStream in = PictureKindsTest.class.getResourceAsStream("/pictures/" + file)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
