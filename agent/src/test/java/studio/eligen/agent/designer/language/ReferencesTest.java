package studio.eligen.agent.designer.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import studio.eligen.agent.design.Bounds;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.DesignEdit;
import studio.eligen.agent.design.Entity;
import studio.eligen.agent.designer.lexicon.VocabularyFile;
import studio.eligen.engine.Region;

/** Which things of a picture sentences mean: told by what changes. */
class ReferencesTest {

  private static final String STREET =
      "red=red car 0 .6 .3 .8; blue=blue car .35 .6 .65 .8; old=old car .7 .6 1 .8;"
          + " near=house .1 .1 .4 .5; far=house with a red roof .6 .1 .9 .5; tree=tree .1 .3 .25 .55";
  private static final String ROOM =
      "table=wooden table .3 .6 .7 .9; chair=metal chair .75 .6 .95 .9; up=cup .4 .45 .5 .62;"
          + " down=cup .1 .8 .2 .9; lamp=lamp .8 .1 .9 .3; apple=apple .55 .5 .65 .62;"
          + " cat=cat sleeping on a sofa .05 .4 .25 .6";
  private static final String PEOPLE =
      "man=man with a beard .05 .3 .2 .9; woman=woman holding an umbrella .25 .3 .4 .9;"
          + " singer=singer in a red jacket .45 .3 .6 .9; girl=small girl .65 .5 .75 .9;"
          + " dog=golden retriever .8 .7 .95 .9; owl=owl .8 .05 .95 .2; bike=bicycle .3 .92 .5 1";
  private static final String CATS =
      "a=black cat .05 .1 .25 .3; b=cat .4 .1 .6 .3; c=cat .75 .1 .95 .3; d=white cat .75 .7 .95 .9;"
          + " dog=dog .5 .7 .7 .9; ball=red ball .05 .8 .15 .9";

  private static Talk over(String things) {
    Talk talk = new Talk(VocabularyFile.anything());
    List<DesignEdit> edits = new ArrayList<>();
    for (String thing : things.split(";")) {
      String[] named = thing.strip().split("=");
      String[] words = named[1].split(" (?=[.01])", 2);
      double[] at = Arrays.stream(words[1].split(" ")).mapToDouble(Double::valueOf).toArray();
      edits.add(
          new DesignEdit.AddEntity(
              new Entity(named[0], words[0], new Region.Box(at[0], at[1], at[2], at[3]))));
    }
    talk.studio.edit(edits, "a picture");
    return talk;
  }

  /** The ids of what a sentence changes, in their order. */
  private static String changed(Talk talk, String words) {
    Design before = talk.design();
    talk.say(words);
    List<String> ids = new ArrayList<>();
    for (Entity entity : before.entities()) {
      Optional<Entity> now = talk.design().entity(entity.id());
      if (!now.equals(Optional.of(entity))) {
        ids.add(entity.id());
      }
    }
    int more = talk.design().entities().size() - before.entities().size();
    return String.join(" ", ids) + (more > 0 ? " +" + more : "");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "make the car on the left green                  | red",
        "make the rightmost car green                    | old",
        "remove the car in the middle                    | blue",
        "make the old car bigger                         | old",
        "delete every car that isn't red                 | blue old",
        "remove all the cars except the blue one         | red old",
        "remove everything but the houses                | red blue old tree",
        "remove anything red                             | red",
        "remove all vehicles                             | red blue old",
        "make the second car from the right green        | blue",
        "remove the house with a tree in front of it     | near",
        "make the house with the red roof bigger         | far",
        "make the roof blue                              | far",
        "make the roof of the first house blue           | near",
        "paint the first automobile green                | red",
        "make the car closest to the tree green          | red",
        "remove the car furthest from the tree           | old",
        "remove the first two cars                       | red blue",
        "make the last one green                         | tree",
        "make the cars that are not old smaller          | red blue",
      })
  void cars_and_houses_are_told_by_place_look_and_relation(String words, String ids) {
    assertThat(changed(over(STREET), words)).isEqualTo(ids);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "make the cup on the table blue           | up",
        "remove the cup that is not on the table  | down",
        "remove the metal one                     | chair",
        "make the wooden thing bigger             | table",
        "remove the furniture                     | table chair lamp",
        "make the fruit green                     | apple",
        "remove the sleeping cat                  | cat",
        "remove the cat that sleeps on the sofa   | cat",
        "make the one in the top right corner red | lamp",
        "remove the object next to the apple      | up",
      })
  void things_of_a_room_are_told_by_place_material_and_kind(String words, String ids) {
    assertThat(changed(over(ROOM), words)).isEqualTo(ids);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "make the dog bigger                      | dog",
        "remove the bird                          | owl",
        "make the bike red                        | bike",
        "remove all the people                    | man woman singer girl",
        "make the animals smaller                 | dog owl",
        "remove the man with the beard            | man",
        "make the woman holding an umbrella taller | woman",
        "make the lady taller                     | woman",
        "make the guy in red taller               | singer",
        "make the kid smaller                     | girl",
        "change the man's beard to white          | man",
        "remove the man's beard                   | man",
        "make the dog's tail black                | dog",
        "remove all animals apart from the dog    | owl",
      })
  void people_and_animals_are_told_by_what_they_are(String words, String ids) {
    assertThat(changed(over(PEOPLE), words)).isEqualTo(ids);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "remove the upper left cat               | a",
        "make the one at the bottom right yellow | d",
        "remove the third cat from the right     | b",
        "make the cat next to the dog bigger     | d",
        "remove the black one                    | a",
        "make every cat that is white black      | d",
        "remove the four cats                    | a b c d",
        "remove the last cat                     | d",
        "remove the cats at the top              | a b c",
      })
  void one_of_several_cats_is_told_by_where_it_is(String words, String ids) {
    assertThat(changed(over(CATS), words)).isEqualTo(ids);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "remove the ball on the right     | \"the ball on the right\": there is the red ball",
        "make the dog on the left black   | \"the dog on the left\": there is the dog",
        "remove the green cat             | \"the green cat\": there is",
        "remove the cat                   | which one?",
        "remove the three cats            | which one?",
        "remove two of the cats           | which one?",
        "remove the elephant              | there is no elephant",
        "remove the cat under the ball    | \"the cat under the ball\": there is",
        "move the dog's tail up           | part of the dog",
      })
  void what_fits_nothing_or_several_is_asked_about(String words, String answer) {
    Talk talk = over(CATS);
    Design before = talk.design();
    assertThat(talk.say(words).text()).contains(answer);
    assertThat(talk.design()).isEqualTo(before);
  }

  @Test
  void a_place_after_what_is_told_already_is_where_it_shall_be() {
    Talk talk = over(ROOM);
    talk.say("put the lamp on the table");
    Bounds lamp = talk.where("lamp");
    assertThat(lamp.centreX()).isBetween(0.25, 0.75);
    talk.say("move the chair on the right to the left");
    assertThat(talk.where("chair").x0()).isLessThan(0.75);
    talk.say("put a bird on the apple");
    assertThat(talk.prompts()).contains("bird");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "make the woman taller         | make her smaller            | woman",
        "make the man taller           | remove him                  | man",
        "make the dog bigger           | make the man taller         | man",
        "make the man and the dog bigger   | make the former smaller     | man",
        "make the man and the dog bigger   | remove the latter           | dog",
        "make the man and the dog bigger   | make both smaller           | man dog",
        "make the man bigger           | make his hat green          | man",
        "make the owl bigger           | remove everything else      | man woman singer girl dog bike",
        "add a horse                   | make the thing you just added smaller | horse",
        "add a horse                   | make what i added last black | horse",
      })
  void what_was_spoken_of_last_is_meant_again(String first, String second, String ids) {
    Talk talk = over(PEOPLE);
    talk.say(first);
    assertThat(changed(talk, second)).isEqualTo(ids);
  }

  @Test
  void any_of_what_is_all_alike_will_do_and_the_last_is_taken() {
    Talk talk = over("a=mushroom 0 .6 .2 .8; b=mushroom .3 .6 .5 .8; c=mushroom .6 .6 .8 .8");
    assertThat(changed(talk, "make one of the mushrooms blue")).isEqualTo("c");
    assertThat(changed(talk, "remove two of them")).isEmpty();
  }

  @Test
  void a_name_wins_over_a_kind_unless_several_are_meant_and_one_has_it() {
    Talk talk = over("dog=dog 0 .6 .2 .8; other=golden retriever .3 .6 .5 .8");
    assertThat(changed(talk, "make the dog bigger")).isEqualTo("dog");
    assertThat(changed(talk, "remove the dogs")).isEqualTo("dog other");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "should the man be taller?",
        "the dog is gone?",
        "and the others?",
        "I love the dog",
        "it's too dark",
        "don't make the dog bigger",
        "the dog's friend red",
        "and a third",
        "the leftmost car a bit lower",
      })
  void what_asks_or_remarks_or_names_nothing_there_changes_nothing(String words) {
    Talk talk = over(PEOPLE);
    talk.say("make the dog bigger");
    Design before = talk.design();
    talk.say(words);
    assertThat(talk.design()).isEqualTo(before);
  }

  @Test
  void what_was_only_asked_is_done_after_a_yes() {
    Talk talk = over(PEOPLE);
    talk.say("the dog is gone?");
    assertThat(talk.prompts()).contains("retriever");
    talk.say("yes");
    assertThat(talk.prompts()).doesNotContain("retriever");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "make the man bigger    | so should the woman     | woman",
        "make the man bigger    | no, the woman           | man woman",
        "make the man bigger    | too big, back one step  | man",
      })
  void a_few_words_are_short_for_the_last_command(String first, String second, String ids) {
    Talk talk = over(PEOPLE);
    talk.say(first);
    assertThat(changed(talk, second)).isEqualTo(ids);
  }

  @Test
  void the_last_command_is_known_through_corrections_and_repetitions() {
    Talk talk = over(PEOPLE);
    double first = talk.where("dog").width();
    talk.say("make the dog bigger", "a bit more", "less");
    assertThat(talk.where("dog").width()).isGreaterThan(first);
    talk.say("make the man blue", "no, red", "i said green");
    assertThat(talk.prompts()).contains("green man").doesNotContain("red man");
  }

  @Test
  void every_second_one_and_one_that_is_bigger_than_another_are_meant() {
    assertThat(changed(over(CATS), "make every second cat green")).isEqualTo("b d");
    assertThat(changed(over(STREET), "remove the houses that are bigger than the tree"))
        .isEqualTo("near far");
  }
}
