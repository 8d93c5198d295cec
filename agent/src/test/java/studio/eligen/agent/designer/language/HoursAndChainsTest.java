package studio.eligen.agent.designer.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import studio.eligen.agent.design.Bounds;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.designer.lexicon.VocabularyFile;

class HoursAndChainsTest {

  private final Talk talk = new Talk(VocabularyFile.anything());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "in a garden at night | make it day       | in a garden, by day",
        "in a garden at night | make it sunset    | in a garden, at sunset",
        "in a garden          | rain please       | in a garden, in the rain",
        "in a garden          | at night          | in a garden, at night",
        "in a garden          | city              | in a city",
        "in a garden          | the cat should be indoors | indoors",
        "in a forest          | can we have some snow around them instead of the forest | in the snow",
      })
  void an_hour_takes_the_place_of_an_hour_and_weather_comes_to_what_there_is(
      String before, String words, String after) {
    talk.say("a cat " + before, words);
    assertThat(talk.design().scene()).isEqualTo(after);
    assertThat(talk.prompts()).isEqualTo("cat");
  }

  @Test
  void what_is_in_something_on_something_is_there_with_it() {
    talk.say("a bee on a sunflower in a vase on a table");
    Bounds vase = talk.where("vase");
    assertThat(vase.y1()).isGreaterThanOrEqualTo(talk.where("table").y0());
    assertThat(talk.where("bee").y0()).isLessThan(talk.where("sunflower").y1());
    assertThat(talk.where("sunflower").centreX()).isBetween(vase.x0(), vase.x1());
  }

  @Test
  void what_is_in_a_box_under_a_table_is_under_it_as_well() {
    talk.say("a cat in a box under a table");
    Bounds table = talk.where("table");
    assertThat(talk.where("cat").centreX()).isBetween(table.x0(), table.x1());
    assertThat(talk.where("cat").y1()).isLessThanOrEqualTo(table.y1());
  }

  @Test
  void the_middle_of_a_table_is_on_it() {
    assertThat(talk.say("a table", "put a candle in the middle of the table").text())
        .contains("on the table");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "line them up",
        "spread the cups out evenly",
        "put the cups in a row",
        "align them in a line"
      })
  void things_come_into_one_row_with_even_gaps(String words) {
    talk.say("three cups", "move the second cup up", "move the first cup right by 10 %", words);
    List<Bounds> row =
        talk.design().entities().stream()
            .map(cup -> Bounds.of(cup.region()))
            .sorted(Comparator.comparingDouble(Bounds::x0))
            .toList();
    assertThat(row).extracting(Bounds::y1).containsOnly(row.get(0).y1());
    double gap = row.get(0).x0();
    assertThat(row.get(1).x0() - row.get(0).x1()).isCloseTo(gap, within(0.01));
    assertThat(row.get(2).x0() - row.get(1).x1()).isCloseTo(gap, within(0.01));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "line the fish up with a ruler | do not",
        "remove the smallest fish | all of one size",
        "wow, nice fish!          | do not know what to do",
      })
  void what_fits_none_of_them_changes_nothing(String words, String told) {
    talk.say("three fish in the sea");
    Design before = talk.design();
    assertThat(talk.say(words).text()).contains(told);
    assertThat(talk.design()).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a cat                          | add another one next to it       | cat, cat",
        "a cat                          | the cat away                     | ''",
        "a dog and a cat                | make the cat bigger and brown     | dog, brown cat",
        "two candles, one fish and one bicycle | thanks                  | candle, candle, fish, bicycle",
        "two cars, one red and one blue | make the blue one bigger       | red car, blue car",
        "two cats, one on a chair and the other on a rug | thanks        | cat, chair, cat, rug",
        "a sailboat on the sea          | add two seagulls above it       | sailboat, seagull, seagull",
        "neither a cat nor a dog, just a bird | thanks                     | bird",
        "some french fries on a plate   | thanks                           | french fries, plate",
      })
  void what_is_said_in_few_words_is_understood(String first, String then, String prompts) {
    talk.say(first, then);
    assertThat(talk.prompts().isEmpty() ? new String[0] : talk.prompts().split(", "))
        .containsExactlyInAnyOrder(prompts.isEmpty() ? new String[0] : prompts.split(", "));
  }
}
