package studio.eligen.agent.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import studio.eligen.agent.design.Canvas;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.DesignEdit;
import studio.eligen.agent.design.InvalidInput;
import studio.eligen.agent.design.StylePicture;
import studio.eligen.engine.RenderException.BadRequest;
import studio.eligen.engine.fixtures.NoisePicture;
import studio.eligen.engine.image.Pictures;

/** Style pictures in designs. */
class StyleFileTest {

  private static final Design BLANK = Design.blank(new Canvas(64, 64), 0);

  @TempDir Path folder;

  @Test
  void a_large_picture_is_kept_small_and_a_small_one_as_it_is() {
    BufferedImage large = kept(NoisePicture.of(1200, 600));
    BufferedImage small = kept(NoisePicture.of(40, 70));

    assertThat(large.getWidth()).isEqualTo(StyleFile.SIDE);
    assertThat(large.getHeight()).isEqualTo(StyleFile.SIDE / 2);
    assertThat(small.getWidth()).isEqualTo(40);
    assertThat(small.getHeight()).isEqualTo(70);
  }

  /** Nothing is harder to make small than noise. */
  @Test
  void whatever_it_shows_it_has_room_in_a_design() {
    byte[] noise = Pictures.png(NoisePicture.of(1000, 1000));
    assertThat(StyleFile.read(noise, "noise.png", 1).file().length)
        .isLessThan(StylePicture.MOST_BYTES);
  }

  @Test
  void a_design_takes_it_along_into_its_text_and_its_file() {
    Design styled = styled(NoisePicture.of(50, 30));
    DesignFile.write(styled, folder.resolve("a.json"));

    assertThat(DesignJson.read(DesignJson.text(styled))).isEqualTo(styled);
    assertThat(DesignFile.read(folder.resolve("a.json"))).isEqualTo(styled);
    assertThat(DesignJson.text(BLANK)).doesNotContain("stylePicture");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "3                                   | stylePicture is 3; it must be an object",
        "{\"scale\":1}                       | stylePicture.image is missing",
        "{\"image\":\"x\",\"scale\":1}       | begins otherwise than",
        "{\"image\":\"JPEG!\",\"scale\":1}   | no Base64 behind",
        "{\"image\":\"JPEGeA==\",\"scale\":1} | is not a picture that can be read",
        "{\"image\":\"JPEG\",\"scale\":1}    | has 0 bytes",
        "{\"image\":\"JPEGeA==\",\"scale\":0} | scale of the style picture is 0.0",
        "{\"image\":\"JPEGeA==\"}            | stylePicture.scale is missing",
        "{\"image\":\"JPEGeA==\",\"scale\":1,\"x\":1} | unknown field \"x\"",
      })
  void one_that_is_none_is_refused(String json, String because) {
    assertRefused(json.replace("JPEG", "data:image/jpeg;base64,"), because);
  }

  @Test
  void one_that_is_larger_than_those_kept_is_refused() {
    String base64 = Base64.getEncoder().encodeToString(Pictures.jpeg(NoisePicture.of(400, 8)));
    assertRefused(
        "{\"image\":\"data:image/jpeg;base64,%s\",\"scale\":1}".formatted(base64),
        "is 400 × 8; at most 384 × 384");
  }

  @Test
  void a_file_that_is_no_picture_is_refused_by_its_name() {
    byte[] text = "hello".getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> StyleFile.read(text, "a.txt", 1))
        .isInstanceOf(BadRequest.class)
        .hasMessageContaining("a.txt");
  }

  private static void assertRefused(String stylePicture, String because) {
    String text = DesignJson.text(BLANK).replaceFirst("}$", ",\"stylePicture\":%s}");
    assertThatThrownBy(() -> DesignJson.read(text.formatted(stylePicture)))
        .isInstanceOfAny(InvalidInput.class, BadRequest.class)
        .hasMessageContaining(because);
  }

  private static BufferedImage kept(BufferedImage picture) {
    return StyleFile.image(styled(picture).stylePicture().get());
  }

  private static Design styled(BufferedImage picture) {
    StylePicture style = StyleFile.read(Pictures.png(picture), "a.png", 0.5);
    return BLANK.with(new DesignEdit.SetStylePicture(Optional.of(style)));
  }
}
