package studio.eligen.agent.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import studio.eligen.agent.terminal.InlinePicture.Area;

class TilesTest {

  private static List<String> lines(int pictures, int width, int height, Area room) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    return Tiles.of(Collections.nCopies(pictures, image), room, ColourDepth.PALETTE)
        .replaceAll("\u001b\\[[0-9;]*m", "")
        .lines()
        .toList();
  }

  @Test
  void pictures_stand_in_rows_below_their_numbers() {
    List<String> lines = lines(3, 64, 64, new Area(20, 12));
    assertThat(lines.get(0)).matches("1 +2 *");
    assertThat(lines.get(1)).matches("▀+ ▀+");
    assertThat(lines.get(1).indexOf(' ')).isEqualTo(lines.get(0).indexOf('2') - 1);
    assertThat(lines).hasSize(12);
    assertThat(lines.get(6)).startsWith("3").doesNotContain("4");
    assertThat(lines.get(7)).matches("▀+");
  }

  @ParameterizedTest
  @CsvSource({"1, 64, 64", "2, 128, 32", "4, 64, 64", "5, 32, 128", "16, 64, 64"})
  void they_fit_into_the_room(int pictures, int width, int height) {
    List<String> lines = lines(pictures, width, height, new Area(99, 36));
    assertThat(lines).hasSizeLessThanOrEqualTo(36);
    assertThat(lines).allMatch(line -> line.length() <= 99);
    assertThat(String.join(" ", lines)).contains(String.valueOf(pictures));
  }
}
