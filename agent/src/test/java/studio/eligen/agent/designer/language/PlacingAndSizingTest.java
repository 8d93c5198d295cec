package studio.eligen.agent.designer.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import studio.eligen.agent.design.Bounds;
import studio.eligen.agent.designer.lexicon.Vocabulary;
import studio.eligen.agent.designer.lexicon.Vocabulary.Place;
import studio.eligen.agent.designer.lexicon.Vocabulary.Stands;
import studio.eligen.agent.designer.lexicon.Vocabulary.Thing;
import studio.eligen.agent.designer.lexicon.VocabularyFile;

class PlacingAndSizingTest {

  private final Talk talk = Talk.ofSmallWorld();

  @Test
  void sides_are_where_they_were_said() {
    talk.say("a cat on the left and a red car on the right, on a beach");
    assertThat(talk.where("cat").centreX()).isLessThan(0.5);
    assertThat(talk.where("car").centreX()).isGreaterThan(0.5);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "move the cat left           | -1 |  0",
        "move the cat right          |  1 |  0",
        "move the cat to the left    | -1 |  0",
        "move the cat up             |  0 | -1",
        "move the kitten down        |  0 |  1",
        "move the cat a little to the right | 1 | 0",
        "move the cat up and to the left | -1 | -1",
        "please move the cat left a lot | -1 | 0",
        "shift the cat to the left by 20 % | -1 | 0",
        "put the cat in the top right corner | 1 | -1",
        "move the cat to the top right | 1 | -1",
        "move the cat above the car  |  1 | -1",
        "put the cat on the left     | -1 |  0",
      })
  void a_move_goes_the_way_that_was_said(String words, int across, int down) {
    talk.say("a cat in the middle and a red car on the right, on a beach");
    Bounds before = talk.where("cat");
    talk.say(words);
    Bounds after = talk.where("cat");
    assertThat(Math.signum(after.centreX() - before.centreX())).isEqualTo(across);
    assertThat(Math.signum(after.centreY() - before.centreY())).isEqualTo(down);
    assertThat(after.width()).isEqualTo(before.width());
    assertThat(after.height()).isEqualTo(before.height());
  }

  @Test
  void a_little_is_less_than_usual_and_a_lot_is_more() {
    double[] moved = new double[3];
    String[] amounts = {" a little", "", " a lot"};
    for (int i = 0; i < 3; i++) {
      Talk fresh = Talk.ofSmallWorld();
      fresh.say("a cat on the left in a meadow");
      double before = Bounds.of(fresh.design().entities().get(0).region()).x0();
      fresh.say("move it right" + amounts[i]);
      moved[i] = Bounds.of(fresh.design().entities().get(0).region()).x0() - before;
    }
    assertThat(moved[0]).isPositive().isLessThan(moved[1]);
    assertThat(moved[1]).isLessThan(moved[2]);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "make it bigger          | 1.1 | 1.8",
        "make the cat a little bigger | 1.1 | 1.4",
        "make it twice as big    | 2   | 2",
        "make the cat smaller    | 0.5 | 0.9",
        "make it half as big     | 0.5 | 0.5",
        "enlarge the cat         | 1.1 | 1.8",
        "shrink it               | 0.5 | 0.9",
        "bigger                  | 1.1 | 1.8",
      })
  void a_size_changes_as_was_said(String words, double least, double most) {
    talk.say("a cat in a meadow");
    double before = talk.where("cat").width();
    talk.say(words);
    assertThat(talk.where("cat").width() / before).isBetween(least, most);
  }

  @Test
  void a_thing_above_another_is_above_it_without_touching() {
    talk.say("a cat on a beach", "add a balloon above the cat");
    assertThat(talk.where("balloon").y1()).isLessThanOrEqualTo(talk.where("cat").y0());
    assertThat(Math.abs(talk.where("balloon").centreX() - talk.where("cat").centreX()))
        .isLessThan(0.15);
  }

  @Test
  void beside_a_house_a_cat_is_as_large_as_the_model_draws_it_well() {
    talk.say("a house and a cat on a grassy field");
    Bounds cat = talk.where("cat");
    assertThat(Math.max(cat.width(), cat.height())).isGreaterThanOrEqualTo(0.25);
  }

  @Test
  void what_the_model_lists_as_a_place_is_the_scene_though_it_can_draw_such_a_thing() {
    Talk moon = new Talk(worldOf("on the moon", "on a table"));
    moon.say("a robot on the moon");
    assertThat(moon.prompts()).isEqualTo("robot");
    assertThat(moon.design().scene()).isEqualTo("on the moon");
  }

  @Test
  void what_is_on_a_table_is_on_a_thing() {
    Talk table = new Talk(worldOf("on the moon", "on a table"));
    table.say("a robot on a table");
    assertThat(table.design().entities()).hasSize(2);
    assertThat(table.where("robot").centreY()).isLessThan(table.where("table").centreY());
  }

  @Test
  void what_comes_closer_grows_and_sinks_and_what_goes_away_shrinks_and_rises() {
    talk.say("a cat in the middle and a car on the right, on a beach");
    Bounds before = talk.where("cat");
    talk.say("bring the cat closer to us");
    assertThat(talk.where("cat").width()).isGreaterThan(before.width());
    assertThat(talk.where("cat").y1()).isGreaterThan(before.y1());
    talk.say("undo", "the cat should be further away");
    assertThat(talk.where("cat").width()).isLessThan(before.width());
    assertThat(talk.where("cat").y1()).isLessThan(before.y1());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "two balls to the left of three cats  | ball | cat",
        "three cats to the right of two balls | ball | cat",
        "three cats next to two balls         | ball | cat",
        "a ball to the left of three cats     | ball | cat",
        "four balls to the left of a cat      | ball | cat",
      })
  void several_beside_several_are_all_beside_all(String words, String left, String right) {
    Talk anything = new Talk(VocabularyFile.anything());
    anything.say(words);
    assertThat(spans(anything, left).max().getAsDouble())
        .isLessThanOrEqualTo(spans(anything, right).min().getAsDouble());
  }

  /** Where all of one kind are, as parts of the picture's width. */
  private static DoubleStream spans(Talk talk, String prompt) {
    return talk.design().entities().stream()
        .filter(entity -> entity.prompt().equals(prompt))
        .mapToDouble(entity -> Bounds.of(entity.region()).centreX());
  }

  @Test
  void what_is_above_several_is_above_all_of_them() {
    Talk anything = new Talk(VocabularyFile.anything());
    anything.say("two birds above three sheep");
    for (String sheep : List.of("sheep", "sheep-2", "sheep-3")) {
      assertThat(anything.where("bird").y1()).isLessThanOrEqualTo(anything.where(sheep).y0());
    }
  }

  private static Vocabulary worldOf(String... places) {
    return Vocabulary.of(
        Stream.of("robot", "moon", "table")
            .map(n -> new Thing(n, List.of(), false, Stands.GROUND, 1, 1, 0, Optional.empty()))
            .toList(),
        List.of(),
        Stream.of(places)
            .map(
                phrase ->
                    new Place(
                        phrase,
                        List.of(phrase),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()))
            .toList());
  }
}
