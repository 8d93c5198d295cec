package studio.eligen.engine.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import studio.eligen.engine.RenderException.BadRequest;
import studio.eligen.engine.fixtures.Jpegs;
import studio.eligen.engine.fixtures.NoisePicture;
import studio.eligen.engine.fixtures.RawPng;

class HostilePicturesTest {

  private static final Duration SOON = Duration.ofSeconds(10);

  @Test
  void a_text_is_not_a_picture() {
    assertRefused("hello".getBytes(StandardCharsets.UTF_8), "x.png is not a picture that can be");
    assertRefused(new byte[0], "x.png is not a picture that can be");
  }

  @ParameterizedTest
  @ValueSource(ints = {30_000, Integer.MAX_VALUE})
  void a_huge_picture_is_refused_by_its_header(int side) {
    byte[] png = new RawPng().header(side, side, 8, 2).pixels(0).end();

    assertRefused(png, side + " × " + side + " pixels; at most 4096 × 4096");
  }

  @Test
  void a_huge_jpeg_is_refused_by_its_header() throws IOException {
    byte[] jpeg = picture("jpeg");
    int frame = indexOf(jpeg, 0xff, 0xc0);
    jpeg[frame + 5] = 0x75;
    jpeg[frame + 6] = 0x30;
    jpeg[frame + 7] = 0x75;
    jpeg[frame + 8] = 0x30;

    assertRefused(jpeg, "30000 × 30000 pixels; at most 4096 × 4096");
  }

  @Test
  void a_huge_gif_is_refused_by_its_header() throws IOException {
    byte[] gif = picture("gif");
    int frame = indexOf(gif, 0x2c, 0, 0, 0, 0, 8, 0, 8, 0);
    Arrays.fill(gif, frame + 5, frame + 9, (byte) 0x75);

    assertRefused(gif, "at most 4096 × 4096");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1})
  void a_picture_without_pixels_is_refused(int side) {
    assertRefused(new RawPng().header(side, 8, 8, 2).pixels(0).end(), "x.png is");
  }

  @Test
  void a_gif_whose_comment_has_many_pieces_is_read_without_it() throws IOException {
    byte[] gif = picture("gif");
    int colours = (gif[10] & 0x80) == 0 ? 0 : 3 << (gif[10] & 7) + 1;
    byte[] piece = new byte[256];
    piece[0] = (byte) 255;
    ByteArrayOutputStream stuffed = new ByteArrayOutputStream();
    stuffed.write(gif, 0, 13 + colours);
    stuffed.write(new byte[] {0x21, (byte) 0xfe});
    for (int i = 0; i < 120_000; i++) {
      stuffed.write(piece);
    }
    stuffed.write(0);
    stuffed.write(gif, 13 + colours, gif.length - 13 - colours);

    assertTimeoutPreemptively(
        SOON,
        () ->
            assertThat(Pictures.png(Pictures.read(stuffed.toByteArray(), "x.gif")))
                .isEqualTo(Pictures.png(Pictures.read(gif, "x.gif"))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpeg", "gif", "tiff", "bmp", "webp"})
  void a_file_that_is_cut_off_anywhere_never_breaks_the_program(String format) throws IOException {
    byte[] whole = picture(format);
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThat(refusal(cut))
          .satisfiesAnyOf(e -> assertThat(e).isNull(), HostilePicturesTest::isClear);
    }
  }

  @Test
  void a_png_that_is_cut_off_says_so() throws IOException {
    byte[] whole = picture("png");

    assertRefused(Arrays.copyOf(whole, whole.length - 1), "x.png is cut off");
    assertRefused(Arrays.copyOf(whole, 40), "x.png is cut off");
  }

  @ParameterizedTest
  @ValueSource(strings = {"jpeg", "tiff", "bmp", "webp"})
  void what_is_cut_off_is_refused_rather_than_filled_up_with_grey(String format)
      throws IOException {
    byte[] whole = picture(format);

    assertRefused(Arrays.copyOf(whole, whole.length - 2), "x.png is ");
    assertRefused(Arrays.copyOf(whole, whole.length / 2), "x.png is ");
  }

  @Test
  void a_jpeg_whose_end_mark_comes_too_early_is_refused_too() throws IOException {
    byte[] jpeg = Jpegs.of(NoisePicture.of(64, 64));
    byte[] cut = Arrays.copyOf(jpeg, jpeg.length / 2);
    cut[cut.length - 2] = (byte) 0xff;
    cut[cut.length - 1] = (byte) 0xd9;

    assertRefused(cut, "x.png is cut off: a part of its pixels is missing");
  }

  @Test
  void a_jpeg_that_is_drawn_again_and_again_is_refused() throws IOException {
    byte[] jpeg = picture("jpeg");
    int scan = indexOf(jpeg, 0xff, 0xda);
    ByteArrayOutputStream many = new ByteArrayOutputStream();
    many.write(jpeg, 0, jpeg.length - 2);
    for (int i = 0; i < 64; i++) {
      many.write(jpeg, scan, jpeg.length - 2 - scan);
    }
    many.write(jpeg, jpeg.length - 2, 2);

    assertRefused(many.toByteArray(), "x.png is drawn in more than 64 scans");
  }

  @Test
  void a_large_jpeg_that_is_drawn_more_often_than_cameras_do_is_refused_by_its_headers()
      throws IOException {
    byte[] jpeg = picture("jpeg");
    int frame = indexOf(jpeg, 0xff, 0xc0);
    int scan = indexOf(jpeg, 0xff, 0xda);
    Arrays.fill(jpeg, frame + 5, frame + 9, (byte) 0x20);
    ByteArrayOutputStream many = new ByteArrayOutputStream();
    many.write(jpeg, 0, jpeg.length - 2);
    for (int i = 0; i < 12; i++) {
      many.write(jpeg, scan, jpeg.length - 2 - scan);
    }
    many.write(jpeg, jpeg.length - 2, 2);

    assertRefused(many.toByteArray(), "x.png is drawn in 13 scans of 8224 × 8224 pixels");
  }

  @ParameterizedTest
  @ValueSource(ints = {Integer.MAX_VALUE, -1, 1 << 30, Integer.MAX_VALUE - 11})
  void a_piece_longer_than_the_file_is_refused(int length) {
    byte[] png = new RawPng().header(8, 8, 8, 0).chunk("IDAT", length, new byte[4], 0).end();

    assertRefused(png, "says it has " + Integer.toUnsignedString(length) + " bytes");
  }

  @Test
  void a_wrong_checksum_is_refused() {
    byte[] png = new RawPng().header(8, 8, 8, 0).chunk("IDAT", 4, new byte[4], 7).end();

    assertRefused(png, "the checksum of its piece IDAT is wrong");
  }

  @Test
  void a_png_without_pixels_or_with_too_few_is_refused() {
    assertRefused(new RawPng().header(8, 8, 8, 0).end(), "x.png is damaged");
    assertRefused(new RawPng().header(8, 8, 8, 0).pixels(0, 1, 2).end(), "x.png is damaged");
    assertRefused(
        new RawPng().chunk("IDAT", new byte[3]).header(8, 8, 8, 0).end(), "x.png is damaged");
  }

  @Test
  void a_kind_of_pixel_that_does_not_exist_is_refused() {
    assertRefused(new RawPng().header(8, 8, 7, 5).pixels(0).end(), "x.png is damaged");
  }

  @Test
  void pixels_that_inflate_without_end_cost_no_more_than_the_picture() {
    byte[] bomb = RawPng.bomb();
    byte[] png = new RawPng().header(16, 16, 8, 0).chunk("IDAT", bomb).end();

    assertTimeoutPreemptively(
        SOON, () -> assertThat(Pictures.read(png, "x.png").getWidth()).isEqualTo(16));
  }

  @ParameterizedTest
  @ValueSource(strings = {"zTXt", "iTXt", "iCCP"})
  void texts_and_profiles_that_inflate_without_end_are_not_looked_at(String type) {
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    data.writeBytes("k\0".getBytes(StandardCharsets.ISO_8859_1));
    data.writeBytes(type.equals("iTXt") ? new byte[] {1, 0, 0, 0} : new byte[1]);
    data.writeBytes(RawPng.bomb());
    byte[] png =
        new RawPng()
            .header(1, 1, 8, 3)
            .chunk("PLTE", new byte[3])
            .chunk(type, data.toByteArray())
            .pixels(0, 0)
            .end();

    assertTimeoutPreemptively(
        SOON, () -> assertThat(Pictures.read(png, "x.png").getRGB(0, 0)).isEqualTo(0xff000000));
  }

  @Test
  void millions_of_pieces_are_refused() {
    RawPng png = new RawPng().header(8, 8, 8, 0);
    for (int i = 0; i < 200_001; i++) {
      png.chunk("teXt", 0, new byte[0], 0);
    }

    assertRefused(png.end(), "x.png has more than 200000 pieces");
  }

  @Test
  void noise_after_a_signature_never_breaks_the_program() throws IOException {
    for (String format : new String[] {"png", "jpeg", "gif", "tiff", "bmp", "webp"}) {
      byte[] whole = picture(format);
      for (int at = 8; at < whole.length; at++) {
        byte[] changed = whole.clone();
        changed[at] ^= (byte) 0x55;
        assertThat(refusal(changed))
            .satisfiesAnyOf(e -> assertThat(e).isNull(), HostilePicturesTest::isClear);
      }
    }
  }

  private static void isClear(Throwable e) {
    assertThat(e).isInstanceOf(BadRequest.class).hasMessageStartingWith("x.png ");
  }

  private static Throwable refusal(byte[] file) {
    try {
      Pictures.read(file, "x.png");
      return null;
    } catch (BadRequest e) {
      return e;
    }
  }

  private static void assertRefused(byte[] file, String because) {
    assertTimeoutPreemptively(
        SOON,
        () -> {
          assertThatThrownBy(() -> Pictures.read(file, "x.png"))
              .isInstanceOf(BadRequest.class)
              .hasMessageContaining(because);
          assertThatCode(() -> Pictures.readMask(file, "x.png")).isInstanceOf(BadRequest.class);
        });
  }

  private static byte[] picture(String format) throws IOException {
    int type = format.equals("webp") ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
    BufferedImage image = new BufferedImage(8, 8, type);
    image.setRGB(3, 3, 0xff8040);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(image, format, bytes);
    return bytes.toByteArray();
  }

  private static int indexOf(byte[] file, int... sought) {
    for (int i = 0; i + sought.length <= file.length; i++) {
      int at = i;
      boolean found =
          java.util.stream.IntStream.range(0, sought.length)
              .allMatch(j -> (file[at + j] & 0xff) == sought[j]);
      if (found) {
        return i;
      }
    }
    throw new AssertionError("not found");
  }
}
