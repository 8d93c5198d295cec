package studio.eligen.agent.designer.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import studio.eligen.agent.design.DesignEdit;
import studio.eligen.agent.design.StylePicture;

/** "in the style of this picture": a picture is given and not said. */
class GivenStyleTest {

  private final Talk talk = Talk.ofSmallWorld();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "draw it in the style of this picture",
        "in the style of this painting",
        "use the style of this photo",
        "make it look like the attached image",
        "paint everything in the style of my drawing",
      })
  void whoever_means_a_picture_hears_how_to_give_it(String words) {
    talk.say("a cat on a beach");

    assertThat(talk.say(words).text()).contains("give me that picture", "/style FILE");
    assertThat(talk.design().style()).isEmpty();
  }

  @Test
  void what_is_said_beside_it_is_done() {
    assertThat(talk.say("a cat on a beach in the style of this picture").text())
        .contains("give me that picture");
    assertThat(talk.prompts()).isEqualTo("cat");
    assertThat(talk.design().style()).isEmpty();
  }

  @Test
  void one_that_was_given_is_told_and_taken_away_again() {
    StylePicture picture = new StylePicture(new byte[] {1}, 0.7);
    talk.say("a cat on a beach");
    talk.studio.edit(List.of(new DesignEdit.SetStylePicture(Optional.of(picture))), "styled");

    assertThat(talk.say("draw it in the style of this picture").text())
        .isEqualTo("It is drawn in the style of the picture that you gave.");
    assertThat(talk.say("what is in the picture?").text())
        .contains("drawn in the style of another picture");
    talk.say("remove the style picture");
    assertThat(talk.design().stylePicture()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"in the style of van gogh", "as a watercolour painting"})
  void styles_in_words_are_styles_as_ever(String words) {
    talk.say("a cat on a beach", words);
    assertThat(talk.design().style()).isNotEmpty();
  }
}
