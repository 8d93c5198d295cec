package studio.eligen.agent.designer.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import studio.eligen.agent.designer.lexicon.VocabularyFile;

class UnlistedNamesTest {

  private final Talk talk = new Talk(VocabularyFile.anything());

  @Test
  void a_name_that_no_list_holds_is_asked_about_and_drawn_after_a_yes() {
    assertThat(talk.say("a zorblax and a dog").text()).contains("zorblax", "yes");
    assertThat(talk.prompts()).isEmpty();
    talk.say("yes");
    assertThat(talk.prompts()).contains("zorblax", "dog");
  }

  @Test
  void what_a_slip_may_have_meant_is_drawn_after_a_yes() {
    assertThat(talk.say("an octupus").text()).contains("Did you mean \"octopus\"?");
    talk.say("yes");
    assertThat(talk.prompts()).isEqualTo("octopus");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "two red and three blue balloons | red balloon, red balloon, blue balloon, blue balloon, blue balloon",
        "a big dog and two small ones    | dog, dog, dog",
      })
  void each_of_several_has_the_noun_that_only_one_is_given(String words, String prompts) {
    talk.say(words);
    assertThat(talk.prompts().split(", ")).containsExactlyInAnyOrder(prompts.split(", "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Times Square at night                    | times square",
        "two square blue plates                   | square blue plate, square blue plate",
        "a penguin that is a car                  | penguin that is a car",
        "a lizard that just lost its tail         | lizard just lost its tail",
        "a boat with 'SEA FOX' written on its hull | boat with \"SEA FOX\" written on its hull",
        "a bottle with a candle stuck in its neck | bottle with a candle stuck in its neck",
        "a glass with a straw stuck on the rim    | glass with a straw stuck on the rim",
        "a tiger wearing a train driver's hat     | tiger wearing a train driver's hat",
        "a flag with a dinosaur on it             | flag with a dinosaur on it",
        "a plate with a cake on it                | plate, cake",
        "a bird sitting on the handle of a bike   | bike, bird sitting",
        "Big Ben in the rain                      | big ben",
        "a heart with a shadow                    | heart with a shadow",
      })
  void what_a_thing_is_and_has_stays_with_it(String words, String prompts) {
    talk.say(words);
    assertThat(talk.prompts().split(", ")).containsExactly(prompts.split(", "));
  }
}
