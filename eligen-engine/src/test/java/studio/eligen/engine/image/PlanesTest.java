package studio.eligen.engine.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;

class PlanesTest {

  @Test
  void a_picture_becomes_red_green_and_blue_planes_from_minus_one_to_one() {
    BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_INT_RGB);
    image.setRGB(0, 0, 0xff0000);
    image.setRGB(1, 0, 0x00ffff);

    assertThat(Planes.of(image)).containsExactly(1, -1, -1, 1, -1, 1);
  }

  @Test
  void every_value_of_a_channel_comes_back_as_it_was() {
    BufferedImage image = new BufferedImage(256, 1, BufferedImage.TYPE_INT_RGB);
    for (int value = 0; value < 256; value++) {
      image.setRGB(value, 0, value << 16 | (255 - value) << 8 | value);
    }

    BufferedImage back = Planes.image(Planes.of(image), 256, 1);

    assertThat(back.getRGB(0, 0, 256, 1, null, 0, 256))
        .isEqualTo(image.getRGB(0, 0, 256, 1, null, 0, 256));
  }

  @Test
  void what_lies_outside_is_cut_off_and_a_half_goes_to_the_even_number() {
    float middle = 0; // 127.5 of 255

    BufferedImage image = Planes.image(new float[] {-3, middle, 9}, 1, 1);

    assertThat(image.getRGB(0, 0) & 0xffffff).isEqualTo(0x0080ff);
  }
}
