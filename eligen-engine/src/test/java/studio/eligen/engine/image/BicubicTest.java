package studio.eligen.engine.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BicubicTest {

  private static final Path FOLDER = Path.of("src/test/resources/bicubic");

  @ParameterizedTest
  @ValueSource(strings = {"wide", "small", "flat"})
  void a_picture_is_scaled_to_the_very_pixels_that_pillow_makes(String name) throws IOException {
    BufferedImage expected = read(name + "-56.png");

    BufferedImage scaled = Bicubic.resize(read(name + ".png"), 56, 56);

    assertThat(pixels(scaled)).isEqualTo(pixels(expected));
  }

  private static BufferedImage read(String name) throws IOException {
    return Pictures.read(Files.readAllBytes(FOLDER.resolve(name)), name);
  }

  private static int[] pixels(BufferedImage image) {
    return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
  }
}
