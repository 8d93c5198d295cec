package studio.eligen.engine.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import studio.eligen.engine.RenderException.BadRequest;
import studio.eligen.engine.fixtures.Jpegs;
import studio.eligen.engine.fixtures.NoisePicture;
import studio.eligen.engine.fixtures.RawPng;

@Timeout(60)
class PhotoTest {

  private static final int MOST = 160;

  /** Where the standard puts the first pixel of the file, and the last one of its first row. */
  @ParameterizedTest(name = "held as {0}")
  @CsvSource({
    "1, top left, top right",
    "2, top right, top left",
    "3, bottom right, bottom left",
    "4, bottom left, bottom right",
    "5, top left, bottom left",
    "6, top right, bottom right",
    "7, bottom right, top right",
    "8, bottom left, top left",
    "0, top left, top right",
    "9, top left, top right"
  })
  void a_photo_is_turned_as_the_camera_was_held(int orientation, String red, String blue) {
    BufferedImage photo = corners(400, 300);
    BufferedImage upright =
        Photo.read(Jpegs.held(photo, orientation), "photo.jpg", MOST, MOST).image();
    assertThat(corner(upright, red)).isEqualTo("red");
    assertThat(corner(upright, blue)).isEqualTo("blue");
    boolean turned = orientation >= 5 && orientation <= 8;
    assertThat(upright.getWidth()).isEqualTo(turned ? 112 : 160);
    assertThat(upright.getHeight()).isEqualTo(turned ? 160 : 112);
  }

  @Test
  void a_png_may_say_too_how_the_camera_was_held() {
    BufferedImage image = corners(64, 48);
    byte[] png = Pictures.png(image);
    byte[] turned = RawPng.with(png, "eXIf", Jpegs.exif(6));
    BufferedImage upright = Photo.read(turned, "photo.png", MOST, MOST).image();
    assertThat(corner(upright, "top right")).isEqualTo("red");
    assertThat(upright.getWidth()).isEqualTo(112);
  }

  @Test
  void a_picture_that_is_small_enough_keeps_its_pixels() {
    BufferedImage noise = NoisePicture.of(100, 70);
    BufferedImage read = Photo.read(Pictures.png(noise), "noise.png", MOST, MOST).image();
    assertThat(Pictures.png(read)).isEqualTo(Pictures.png(copy(noise, 2, 3, 96, 64)));
  }

  @Test
  void one_with_less_than_a_quarter_of_the_pixels_is_enlarged_and_keeps_its_look() {
    BufferedImage read = Photo.read(Pictures.png(corners(64, 48)), "tiny.png", MOST, MOST).image();
    assertThat(read.getWidth()).isEqualTo(160);
    assertThat(read.getHeight()).isEqualTo(112);
    assertThat(corner(read, "top left")).isEqualTo("red");
    assertThat(corner(read, "top right")).isEqualTo("blue");
  }

  @Test
  void a_larger_one_is_scaled_once_to_the_mean_of_what_each_pixel_covers() {
    BufferedImage noise = NoisePicture.of(480, 480);
    BufferedImage read = Photo.read(Pictures.png(noise), "noise.png", MOST, MOST).image();
    assertThat(read.getWidth()).isEqualTo(160);
    int sum = 0;
    for (int i = 0; i < 9; i++) {
      sum += noise.getRGB(30 + i % 3, 60 + i / 3) & 255;
    }
    assertThat(read.getRGB(10, 20) & 255).isEqualTo((int) Math.round(sum / 9.0));
  }

  @Test
  void a_photo_of_twenty_million_pixels_is_read_too() {
    BufferedImage large = corners(5184, 3888);
    BufferedImage read = Photo.read(Jpegs.of(large), "photo.jpg", MOST, MOST).image();
    assertThat(corner(read, "top right")).isEqualTo("blue");
    assertThat(read.getHeight()).isEqualTo(112);
  }

  @Test
  void tables_within_tables_within_tables_do_no_harm() {
    byte[] nested = Jpegs.nestedExif(65_000);
    byte[] jpeg = Jpegs.withExif(Jpegs.of(corners(64, 48)), nested);
    assertThat(corner(Photo.read(jpeg, "photo.jpg", MOST, MOST).image(), "top left"))
        .isEqualTo("red");
    byte[] png = RawPng.with(Pictures.png(corners(64, 48)), "eXIf", Jpegs.nestedExif(4_000_000));
    assertThat(corner(Photo.read(png, "photo.png", MOST, MOST).image(), "top left"))
        .isEqualTo("red");
  }

  @Test
  void damaged_exif_data_are_as_good_as_none() {
    byte[] exif = Jpegs.exif(6);
    for (int length = 0; length < exif.length - 6; length++) {
      byte[] jpeg = Jpegs.withExif(Jpegs.of(corners(64, 48)), Arrays.copyOf(exif, length));
      assertThat(Photo.read(jpeg, "photo.jpg", MOST, MOST).image().getHeight()).isEqualTo(112);
    }
  }

  @Test
  void what_is_too_narrow_is_refused_with_what_to_do() {
    byte[] line = Pictures.png(corners(2000, 100));
    assertThatThrownBy(() -> Photo.read(line, "line.png", MOST, MOST))
        .isInstanceOf(BadRequest.class)
        .hasMessage(
            "line.png is 2000 × 100 pixels, of which 160 × 8 would be left; it must be at least 16 either way, so crop or enlarge it.");
  }

  @Test
  void a_header_that_promises_too_much_is_refused_before_anything_is_decoded() {
    byte[] png = new RawPng().header(50_000, 50_000, 8, 2).pixels(0).end();
    assertThatThrownBy(() -> Photo.read(png, "huge.png", MOST, MOST))
        .isInstanceOf(BadRequest.class)
        .hasMessageContaining("huge.png has 50000 × 50000 pixels; at most 8192 × 8192");
  }

  private static BufferedImage copy(BufferedImage image, int x, int y, int width, int height) {
    BufferedImage copy = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    copy.setRGB(0, 0, width, height, image.getRGB(x, y, width, height, null, 0, width), 0, width);
    return copy;
  }

  /** Grey, with a red corner where the file begins and a blue one where its first row ends. */
  private static BufferedImage corners(int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D canvas = image.createGraphics();
    canvas.setColor(Color.GRAY);
    canvas.fillRect(0, 0, width, height);
    canvas.setColor(Color.RED);
    canvas.fillRect(0, 0, width / 3, height / 3);
    canvas.setColor(Color.BLUE);
    canvas.fillRect(width - width / 3, 0, width / 3, height / 3);
    canvas.dispose();
    return image;
  }

  private static String corner(BufferedImage image, String where) {
    int x = where.endsWith("left") ? 4 : image.getWidth() - 5;
    int y = where.startsWith("top") ? 4 : image.getHeight() - 5;
    Color colour = new Color(image.getRGB(x, y));
    return colour.getRed() > 200 ? "red" : colour.getBlue() > 200 ? "blue" : "grey";
  }
}
