package studio.eligen.agent.designer.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import studio.eligen.agent.design.Canvas;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.Entity;
import studio.eligen.agent.design.InvalidEdit;
import studio.eligen.engine.Region;

class VariationWordsTest {

  private static final Design DESIGN =
      new Design(
          new Canvas(160, 160),
          "on a beach",
          "",
          "",
          1,
          List.of(thing("cat", "cat"), thing("ball", "red ball"), thing("ball-2", "blue ball")));

  private static Entity thing(String id, String prompt) {
    return new Entity(id, prompt, new Region.Box(0.1, 0.1, 0.5, 0.5));
  }

  @ParameterizedTest
  @CsvSource({
    "show me four variations, 4",
    "Variations please!, ''",
    "some more variations of the cat, of the cat",
    "can you draw 3 different variants of it?, 3 of it",
    "I would like to see a few alternatives, ''",
    "give me six other variations of the red ball, 6 of the red ball",
  })
  void people_ask_for_variations_in_many_ways(String said, String argument) {
    assertThat(VariationWords.asked(said)).contains(argument);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a new variation", "another variation", "add a cat", "show me the history", ""})
  void other_words_are_for_the_designer(String said) {
    assertThat(VariationWords.asked(said)).isEmpty();
    assertThat(VariationWords.chosen(said)).isEmpty();
    assertThat(VariationWords.liked(said)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2, 2",
    "#3, 3",
    "number 4, 4",
    "the second one, 2",
    "I like the third one best, 3",
    "take the 1st, 1",
    "let's go with number two please, 2",
    "pick 9, 9",
    "make it the fourth, 4",
  })
  void one_is_chosen_by_its_number(String said, int number) {
    assertThat(VariationWords.chosen(said)).contains(number);
  }

  @ParameterizedTest
  @ValueSource(strings = {"two cats", "move the second one left", "make it 2 times bigger"})
  void a_number_in_an_edit_chooses_nothing(String said) {
    assertThat(VariationWords.chosen(said)).isEmpty();
  }

  @Test
  void more_like_one_is_told_from_that_one() {
    assertThat(VariationWords.liked("more like the second one")).contains(2);
    assertThat(VariationWords.liked("show me some more like number 3")).contains(3);
    assertThat(VariationWords.chosen("more like the second one")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'', , ",
    "3, 3, ",
    "of the cat, , cat",
    "cat, , cat",
    "3 of the red ball, 3, ball",
    "2 of it, 2, ",
    "ball-2, , ball-2",
  })
  void an_order_says_how_many_of_what(String argument, Integer number, String id) {
    VariationWords.Order order = VariationWords.order(argument, DESIGN);
    assertThat(order.number()).isEqualTo(Optional.ofNullable(number));
    assertThat(order.id()).isEqualTo(Optional.ofNullable(id));
  }

  @Test
  void what_is_not_there_is_told_with_what_is() {
    assertThatThrownBy(() -> VariationWords.order("of the blue one", DESIGN))
        .isInstanceOf(InvalidEdit.class)
        .hasMessageContaining("\"blue one\"")
        .hasMessageContaining("cat, ball, ball-2");
  }

  @Test
  void a_name_of_two_things_is_asked_back() {
    Design twins =
        new Design(
            DESIGN.canvas(),
            "",
            "",
            "",
            1,
            List.of(thing("red", "red ball"), thing("blue", "blue ball")));
    assertThatThrownBy(() -> VariationWords.order("of the ball", twins))
        .hasMessageContaining("\"ball\" can be each of these: red, blue");
  }
}
