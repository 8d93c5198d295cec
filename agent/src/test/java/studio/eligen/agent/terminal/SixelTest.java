package studio.eligen.agent.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.IntBinaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import studio.eligen.agent.terminal.InlinePicture.Area;

/** Sixel pictures, read as a terminal reads them. */
class SixelTest {

  private static final Pattern PICTURE =
      Pattern.compile("\u001bP0;1;0q\"1;1;(\\d+);(\\d+)(.*)\u001b\\\\", Pattern.DOTALL);

  private static final Pattern ITEM =
      Pattern.compile(
          "#(?<defined>\\d+);2;(?<r>\\d+);(?<g>\\d+);(?<b>\\d+)|#(?<colour>\\d+)|!(?<times>\\d+)(?<again>[?-~])|(?<sign>[?-~])|(?<home>\\$)|(?<next>-)");

  private static BufferedImage painted(int width, int height, IntBinaryOperator colour) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, colour.applyAsInt(x, y));
      }
    }
    return image;
  }

  private static BufferedImage read(String sixel) {
    Matcher picture = PICTURE.matcher(sixel);
    assertThat(picture.matches()).as(sixel).isTrue();
    BufferedImage image =
        new BufferedImage(
            Integer.parseInt(picture.group(1)),
            Integer.parseInt(picture.group(2)),
            BufferedImage.TYPE_INT_ARGB);
    Map<Integer, Integer> colours = new HashMap<>();
    int colour = -1;
    int x = 0;
    int top = 0;
    Matcher items = ITEM.matcher(picture.group(3));
    int end = 0;
    while (items.find()) {
      assertThat(items.start()).isEqualTo(end);
      end = items.end();
      if (items.group("defined") != null) {
        colours.put(number(items, "defined"), rgb(items));
      } else if (items.group("colour") != null) {
        colour = colours.get(number(items, "colour"));
      } else if (items.group("home") != null) {
        x = 0;
      } else if (items.group("next") != null) {
        x = 0;
        top += 6;
      } else {
        int times = items.group("times") == null ? 1 : number(items, "times");
        String sign = items.group(items.group("times") == null ? "sign" : "again");
        for (int i = 0; i < times; i++, x++) {
          for (int bit = 0; bit < 6; bit++) {
            if ((sign.charAt(0) - 63 >> bit & 1) == 1) {
              image.setRGB(x, top + bit, colour);
            }
          }
        }
      }
    }
    assertThat(colours).hasSizeLessThanOrEqualTo(256);
    return image;
  }

  private static int number(Matcher items, String name) {
    return Integer.parseInt(items.group(name));
  }

  private static int rgb(Matcher items) {
    int rgb = 0xff;
    for (String channel : new String[] {"r", "g", "b"}) {
      rgb = rgb << 8 | Math.round(number(items, channel) * 255 / 100f);
    }
    return rgb;
  }

  private static int difference(int a, int b) {
    int most = 0;
    for (int shift = 0; shift < 24; shift += 8) {
      most = Math.max(most, Math.abs((a >> shift & 0xff) - (b >> shift & 0xff)));
    }
    return most;
  }

  @Test
  void few_colours_come_back_as_they_were_in_every_pixel() {
    int[] few = {0x000000, 0xffffff, 0xff3300, 0x0066ff, 0x999999};
    Random random = new Random(5);
    BufferedImage image = painted(37, 20, (x, y) -> few[random.nextInt(5)]);
    BufferedImage shown = read(Sixel.of(image));
    for (int y = 0; y < 20; y++) {
      for (int x = 0; x < 37; x++) {
        assertThat(difference(shown.getRGB(x, y), image.getRGB(x, y))).isLessThanOrEqualTo(1);
        assertThat(shown.getRGB(x, y) >>> 24).as("it is painted").isEqualTo(0xff);
      }
    }
  }

  @Test
  void a_picture_of_many_colours_gets_those_that_fit_it() {
    BufferedImage sunset = painted(256, 128, (x, y) -> 255 - y / 2 << 16 | x / 2 << 8 | 40 + y);
    BufferedImage shown = read(Sixel.of(sunset));
    long sum = 0;
    for (int y = 0; y < 128; y++) {
      for (int x = 0; x < 256; x++) {
        sum += difference(shown.getRGB(x, y), sunset.getRGB(x, y));
      }
    }
    assertThat(sum / (256.0 * 128)).as("the cube of 216 colours misses by about 20").isLessThan(6);
  }

  @Test
  void a_plain_picture_is_short() {
    assertThat(Sixel.of(painted(400, 300, (x, y) -> 0x336699))).hasSizeLessThan(800);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "1, 7", "7, 1", "5, 6", "3, 13"})
  void every_shape_can_be_shown(int width, int height) {
    BufferedImage shown = read(Sixel.of(painted(width, height, (x, y) -> 0xffffff)));
    assertThat(shown.getWidth()).isEqualTo(width);
    assertThat(shown.getRGB(width - 1, height - 1)).isEqualTo(0xffffffff);
  }

  @Test
  void it_is_shown_as_large_as_its_area_and_ends_the_line() {
    BufferedImage image = painted(100, 100, (x, y) -> 0xff0000);
    String encoded = InlinePicture.SIXEL.encoded(image, new Area(20, 10), ColourDepth.NONE);
    assertThat(encoded).endsWith("\n");
    BufferedImage shown = read(encoded.substring(0, encoded.length() - 1));
    assertThat(shown.getWidth()).isEqualTo(160);
    assertThat(shown.getHeight()).isEqualTo(160);
  }
}
