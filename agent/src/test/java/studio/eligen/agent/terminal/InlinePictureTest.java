package studio.eligen.agent.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import studio.eligen.agent.terminal.InlinePicture.Area;
import studio.eligen.engine.fixtures.NoisePicture;
import studio.eligen.engine.image.Pictures;

class InlinePictureTest {

  @Test
  void a_half_block_shows_the_upper_pixel_on_the_lower_one() {
    BufferedImage image = new BufferedImage(1, 2, BufferedImage.TYPE_INT_RGB);
    image.setRGB(0, 0, 0xff0000);
    image.setRGB(0, 1, 0x0000ff);
    assertThat(InlinePicture.BLOCKS.encoded(image, new Area(1, 1), ColourDepth.TRUE))
        .isEqualTo("\u001b[38;2;255;0;0m\u001b[48;2;0;0;255m▀\u001b[0m\n");
    assertThat(InlinePicture.BLOCKS.encoded(image, new Area(1, 1), ColourDepth.PALETTE))
        .isEqualTo("\u001b[38;5;196m\u001b[48;5;21m▀\u001b[0m\n");
  }

  @Test
  void a_half_block_shows_the_mean_of_the_pixels_that_fall_into_it() {
    BufferedImage image = new BufferedImage(2, 2, BufferedImage.TYPE_INT_RGB);
    image.setRGB(0, 0, 0x640000);
    image.setRGB(1, 0, 0xc80000);
    assertThat(InlinePicture.BLOCKS.encoded(image, new Area(1, 1), ColourDepth.TRUE))
        .startsWith("\u001b[38;2;150;0;0m");
  }

  @Test
  void kitty_gets_the_png_in_chunks_of_which_only_the_last_says_so() {
    BufferedImage image = NoisePicture.of(64, 64);
    String encoded = InlinePicture.KITTY.encoded(image, new Area(20, 10), ColourDepth.TRUE);
    String[] chunks = encoded.strip().split("(?<=\u001b\\\\)");
    assertThat(chunks[0]).startsWith("\u001b_Ga=T,f=100,q=2,c=20,r=10,m=1;");
    StringBuilder payload = new StringBuilder();
    for (int i = 0; i < chunks.length; i++) {
      assertThat(chunks[i]).contains(i == chunks.length - 1 ? "m=0;" : "m=1;").endsWith("\u001b\\");
      String part = chunks[i].substring(chunks[i].indexOf(';') + 1, chunks[i].length() - 2);
      assertThat(part).hasSizeLessThanOrEqualTo(InlinePicture.KITTY_CHUNK);
      payload.append(part);
    }
    assertThat(chunks).hasSizeGreaterThan(1);
    assertThat(Base64.getDecoder().decode(payload.toString())).isEqualTo(Pictures.png(image));
  }

  @Test
  void iterm_gets_the_png_with_its_size() {
    BufferedImage image = NoisePicture.of(4, 4);
    byte[] png = Pictures.png(image);
    assertThat(InlinePicture.ITERM.encoded(image, new Area(20, 10), ColourDepth.TRUE))
        .startsWith("\u001b]1337;File=inline=1;size=" + png.length + ";width=20;height=10;")
        .endsWith(
            ":"
                + new String(Base64.getEncoder().encode(png), StandardCharsets.US_ASCII)
                + "\u0007\n");
  }

  @ParameterizedTest
  @CsvSource({"256, 256, 40, 20", "512, 256, 80, 20", "256, 512, 20, 20", "4096, 16, 80, 1"})
  void an_area_keeps_the_pictures_shape(int width, int height, int columns, int rows) {
    assertThat(Area.of(width, height, new Area(80, 20))).isEqualTo(new Area(columns, rows));
  }

  @ParameterizedTest
  @CsvSource({
    "xterm-kitty,, KITTY, PALETTE",
    "xterm-256color, TERM_PROGRAM=iTerm.app, ITERM, PALETTE",
    "xterm-256color, COLORTERM=truecolor, BLOCKS, TRUE",
    "xterm-256color, NO_COLOR=1, OFF, NONE",
    "xterm-kitty, NO_COLOR=1, KITTY, NONE",
    "xterm-kitty, TMUX=/tmp/t, BLOCKS, PALETTE",
    "tmux-256color,, BLOCKS, PALETTE",
    "vt100,, OFF, NONE",
    "dumb, COLORTERM=truecolor, OFF, NONE",
  })
  void a_terminal_is_known_by_its_name_and_environment(
      String type, String variable, InlinePicture picture, ColourDepth colours) {
    TerminalCapabilities capabilities =
        TerminalCapabilities.of(type, StandardCharsets.UTF_8, only(variable), () -> false);
    assertThat(capabilities.picture()).isEqualTo(picture);
    assertThat(capabilities.colours()).isEqualTo(colours);
  }

  @ParameterizedTest
  @CsvSource({
    "xterm-256color,, SIXEL",
    "tmux-256color,, SIXEL",
    "xterm-kitty,, KITTY",
    "xterm-256color, TERM_PROGRAM=WezTerm, ITERM",
    "xterm-256color, ELIGEN_PICTURES=blocks, BLOCKS",
    "dumb,, OFF",
  })
  void a_terminal_that_answers_so_gets_sixels_unless_more_is_known(
      String type, String variable, InlinePicture picture) {
    assertThat(
            TerminalCapabilities.of(type, StandardCharsets.UTF_8, only(variable), () -> true)
                .picture())
        .isEqualTo(picture);
  }

  @ParameterizedTest
  @CsvSource({"kitty, KITTY", "ITERM, ITERM", "sixel, SIXEL", "off, OFF"})
  void a_way_of_showing_pictures_can_be_forced(String named, InlinePicture picture) {
    Map<String, String> environment = Map.of("ELIGEN_PICTURES", named);
    assertThat(
            TerminalCapabilities.of("vt100", StandardCharsets.UTF_8, environment, () -> false)
                .picture())
        .isEqualTo(picture);
  }

  @Test
  void a_way_that_there_is_not_is_told_in_a_sentence() {
    Map<String, String> environment = Map.of("ELIGEN_PICTURES", "ascii");
    assertThatThrownBy(
            () ->
                TerminalCapabilities.of("vt100", StandardCharsets.UTF_8, environment, () -> false))
        .hasMessage("ELIGEN_PICTURES is \"ascii\"; it can be kitty, iterm, sixel, blocks or off.");
  }

  private static Map<String, String> only(String variable) {
    return variable == null ? Map.of() : Map.of(variable.split("=")[0], variable.split("=")[1]);
  }

  @Test
  void a_terminal_without_unicode_gets_no_half_blocks() {
    TerminalCapabilities capabilities =
        TerminalCapabilities.of(
            "xterm-256color", StandardCharsets.ISO_8859_1, Map.of(), () -> false);
    assertThat(capabilities.picture()).isEqualTo(InlinePicture.OFF);
  }
}
