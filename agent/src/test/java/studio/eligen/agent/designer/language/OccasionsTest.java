package studio.eligen.agent.designer.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import studio.eligen.agent.designer.lexicon.VocabularyFile;
import studio.eligen.agent.fixtures.TinyModel;

/** Cards, parties and families: what a picture is for, where people meet, and whose young it is. */
class OccasionsTest {

  private final Talk talk = new Talk(VocabularyFile.anything());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a birthday card with a cake and three balloons | cake, balloon, balloon, balloon | birthday card",
        "a poster with a robot and a moon               | robot, moon                     | poster",
        "a book cover with a dragon above a castle      | castle, dragon                  | book cover",
        "a wedding invitation with two doves            | dove, dove                      | wedding invitation",
        "a mothers day card with tulips                 | tulip, tulip                    | mothers day card",
        "a cat reading a birthday card                  | cat reading a birthday card     | ''",
        "a poster and a bed                             | poster, bed                     | ''",
      })
  void a_card_that_shows_things_is_what_the_picture_shall_be(
      String words, String prompts, String style) {
    talk.say(words);
    assertThat(talk.prompts()).isEqualTo(prompts);
    assertThat(talk.design().style()).isEqualTo(style);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a birthday party with a cake and two balloons | cake, balloon, balloon | at a birthday party",
        "a concert with a guitarist and a drummer      | guitarist, drummer     | at a concert",
        "four cars side by side                        | car, car, car, car     | ''",
        "a clown at a carnival                         | clown                  | at a carnival",
        "a party hat and a balloon                     | party hat, balloon     | ''",
        "a wedding cake                                | wedding cake           | ''",
        "a man fishing by a lake                       | man fishing            | by a lake",
        "a deer walking into a forest                  | deer walking           | into a forest",
        "a woman looking at the sea                    | woman looking at the sea | ''",
      })
  void where_people_meet_or_are_at_work_is_the_scene(String words, String prompts, String scene) {
    talk.say(words);
    assertThat(talk.prompts()).isEqualTo(prompts);
    assertThat(talk.design().scene()).isEqualTo(scene);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a whale and its baby               | whale, baby whale",
        "a polar bear and its babies        | polar bear, baby polar bear, baby polar bear",
        "a mother and her baby              | mother, baby",
        "a woman with a cat and her baby    | woman, cat, baby",
        "a lioness and her baby             | lioness, baby lioness",
      })
  void the_young_of_an_animal_are_called_after_it(String words, String prompts) {
    talk.say(words);
    assertThat(talk.prompts()).isEqualTo(prompts);
  }

  @Test
  void a_colour_at_the_end_of_a_wish_is_no_place_of_the_model_s() {
    Talk shipped = new Talk(VocabularyFile.of(TinyModel.FOLDER));
    shipped.say("a tree by a lake", "add a car left of the tree, in blue");
    assertThat(shipped.design().scene()).isEqualTo("by a lake");
  }

  @Test
  void a_model_that_knows_no_letters_says_that_it_cannot_write() {
    Talk shipped = new Talk(VocabularyFile.of(TinyModel.FOLDER));
    shipped.say("a cake");
    assertThat(shipped.say("write \"Happy Birthday Anna\" at the top").text())
        .contains("this model cannot write", "\"Happy Birthday Anna\" is not drawn");
  }
}
