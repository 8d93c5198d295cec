package studio.eligen.agent.designer.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import studio.eligen.agent.design.DesignEdit;
import studio.eligen.agent.design.StylePicture;
import studio.eligen.agent.designer.Designer.Reply;

/** "in the style of this picture": a picture is given and not said. */
class GivenStyleTest {

  private static final StylePicture PICTURE = new StylePicture(new byte[] {1}, 0.7);

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
  @CsvSource(
      delimiter = '|',
      value = {
        "draw the cat in the style of this picture | cat",
        "make the dog look like this painting | dog",
        "paint the cat and the dog in the style of the attached photo | cat, dog",
        "the dog in this style | dog",
        "draw it in the style of this picture | ''",
        "in this style | ''",
        "paint everything in the style of my drawing | ''",
      })
  void a_picture_that_is_attached_gives_its_style_to_what_is_named_or_to_all(
      String words, String things) {
    talk.say("a cat and a dog on a beach");

    Reply reply = talk.studio.say(words, Optional.of(PICTURE)).orElseThrow();

    assertThat(reply.text()).contains("drawn in the style of the picture that you gave");
    Set<String> named = things.isEmpty() ? Set.of() : Set.of(things.split(", "));
    assertThat(talk.design().stylePicture()).contains(PICTURE.on(named));
    assertThat(talk.prompts()).isEqualTo("cat, dog");
  }

  @Test
  void one_thing_more_joins_those_that_have_the_style_and_a_new_picture_takes_their_place() {
    talk.say("a cat and a dog on a beach");
    talk.studio.say("draw the cat in the style of this picture", Optional.of(PICTURE));
    talk.say("draw the dog in the style of this picture");
    assertThat(talk.design().stylePicture()).contains(PICTURE.on(Set.of("cat", "dog")));

    StylePicture other = new StylePicture(new byte[] {2}, 0.7);
    String told = talk.studio.say("draw the dog in this style", Optional.of(other)).get().text();
    assertThat(talk.design().stylePicture()).contains(other.on(Set.of("dog")));
    assertThat(told).contains("other things are drawn without one");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"draw the cat in the style of this picture", "make the cat like this photo"})
  void without_a_picture_it_is_told_how_to_give_one_and_nothing_changes(String words) {
    talk.say("a cat on a beach");

    assertThat(talk.say(words).text()).contains("give me that picture", "in the style of FILE.png");
    assertThat(talk.design().stylePicture()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"in the style of van gogh", "as a watercolour painting"})
  void styles_in_words_are_styles_as_ever(String words) {
    talk.say("a cat on a beach", words);
    assertThat(talk.design().style()).isNotEmpty();
  }
}
