package studio.eligen.engine.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import studio.eligen.engine.RenderException.BadRequest;

/** TIFFs whose entries say what nobody draws, or what cannot be read. */
class HostileTiffsTest {

  private static final int SIDE = 16;
  private static final short SHORT = 3;
  private static final short LONG = 4;

  /** A grey picture, of which one entry says something else, or there is one more. */
  private static byte[] tiff(int bits, int tag, int value) {
    int pixels = SIDE * SIDE * bits / 8;
    Map<Integer, Integer> entries =
        new TreeMap<>(
            Map.of(
                256, SIDE, 257, SIDE, 258, bits, 259, 1, 262, 1, 273, 8, 277, 1, 278, SIDE, 279,
                pixels));
    entries.put(tag, value);
    ByteBuffer file = ByteBuffer.allocate(8 + pixels + 2 + 12 * entries.size() + 4);
    file.order(ByteOrder.LITTLE_ENDIAN).putShort((short) 0x4949).putShort((short) 42);
    file.putInt(8 + pixels).position(8 + pixels);
    file.putShort((short) entries.size());
    entries.forEach(
        (name, number) -> {
          boolean offset = name == 273 || name == 279;
          file.putShort((short) (int) name).putShort(offset ? LONG : SHORT);
          file.putInt(1).putInt(number);
        });
    return file.array();
  }

  private static void assertRefused(byte[] tiff, String because) {
    assertThatThrownBy(() -> Pictures.read(tiff, "x.tif"))
        .isInstanceOf(BadRequest.class)
        .hasMessageContaining(because)
        .hasMessageNotContainingAny("zero", "Index", "Exception");
    assertThatThrownBy(() -> Pictures.readMask(tiff, "x.tif")).isInstanceOf(BadRequest.class);
  }

  @Test
  void of_8_and_of_16_bits_they_are_read() {
    assertThat(Pictures.read(tiff(8, 339, 1), "x.tif").getRGB(0, 0)).isEqualTo(0xff000000);
    assertThat(Pictures.read(tiff(16, 339, 1), "x.tif").getWidth()).isEqualTo(SIDE);
  }

  @ParameterizedTest
  @CsvSource({
    "277, 60000, a kind that is not read here",
    "322, 60000, a kind that is not read here",
    "322, 1, a kind that is not read here",
    "259, 7, compressed in a way that is not read here",
    "273, -1, x.tif is",
    "278, 0, x.tif is damaged",
    "257, 4000, x.tif is"
  })
  void what_asks_for_too_much_or_cannot_be_is_refused(int tag, int value, String because) {
    assertRefused(tiff(8, tag, value), because);
  }

  @ParameterizedTest
  @CsvSource({
    "32, 1, 1 samples of 32 bits",
    "64, 1, 1 samples of 64 bits",
    "16, 2, numbers with a sign or a point",
    "16, 3, numbers with a sign or a point",
    "32, 3, numbers with a sign or a point"
  })
  void numbers_that_say_no_grey_are_refused(int bits, int form, String because) {
    assertRefused(tiff(bits, 339, form), because);
  }
}
