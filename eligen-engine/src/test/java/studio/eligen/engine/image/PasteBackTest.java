package studio.eligen.engine.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;

/** A picture of two cells: the left one is held, the right one was drawn. */
class PasteBackTest {

  private static final float[] LEVELS = {0, 1};

  private static BufferedImage filled(int rgb) {
    BufferedImage image = new BufferedImage(16, 8, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 16 * 8; i++) {
      image.setRGB(i % 16, i / 16, rgb);
    }
    return image;
  }

  @Test
  void what_was_drawn_a_little_too_dark_is_corrected_towards_the_seam() {
    BufferedImage result = PasteBack.apply(filled(0x646464), filled(0x5a5a5a), LEVELS);
    assertThat(result.getRGB(7, 4) & 255).as("held").isEqualTo(0x64);
    assertThat(result.getRGB(8, 4) & 255).as("beside the seam").isEqualTo(0x63);
    assertThat(result.getRGB(15, 4) & 255).as("far from it").isEqualTo(0x5b);
  }

  @Test
  void a_line_that_ends_at_the_seam_does_not_run_into_the_edit() {
    BufferedImage original = filled(0x646464);
    for (int y = 0; y < 8; y++) {
      original.setRGB(7, y, 0x00ff00);
    }
    BufferedImage result = PasteBack.apply(original, filled(0x646464), LEVELS);
    assertThat(result.getRGB(7, 4) & 0xffffff).as("held").isEqualTo(0x00ff00);
    assertThat(result.getRGB(8, 4) & 0xffffff).isEqualTo(0x646464);
  }
}
