package studio.eligen.agent.designer.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import studio.eligen.agent.design.Bounds;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.Entity;
import studio.eligen.agent.designer.lexicon.VocabularyFile;

/** What somebody says who has never talked to the designer before. */
class FirstConversationTest {

  private static final String START =
      "a cat in the middle, a red car on the left and a tree on the right, on a beach";

  private final Talk talk = Talk.ofSmallWorld();

  @ParameterizedTest
  @ValueSource(strings = {"move right", "right", "to the right", "to the right of the car"})
  void where_to_can_be_said_after_it_was_asked(String where) {
    talk.say("a cat on the left, a red car in the middle, on a beach", "add a dog above the car");
    Bounds before = talk.where("cat");
    talk.say("move the cat", where);
    assertThat(talk.where("cat").centreX()).isGreaterThan(before.centreX());
  }

  @Test
  void a_suggestion_can_be_taken_or_left() {
    talk.say("a cat on a beach", "add a trea", "no");
    assertThat(talk.prompts()).isEqualTo("cat");
    talk.say("add a trea", "yes please");
    assertThat(talk.prompts()).isEqualTo("cat, tree");
    assertThat(talk.say("yes").text()).contains("not asked anything");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "remove teh cat                           | remove the cat",
        "move the car rihgt                       | move the car right",
        "move the cat lft                         | move the cat left",
        "could you pls mak the tre a bit smaler?  | make the tree a bit smaller",
        "chnage the backround to a forrest        | change the background to a forest",
        "delet the tree                           | delete the tree",
        "make the car bleu                        | make the car blue",
      })
  void a_slip_of_the_finger_is_put_right(String slip, String meant) {
    talk.say(START, slip);
    Talk right = Talk.ofSmallWorld();
    Design before = right.design();
    right.say(START, meant);
    assertThat(talk.design()).isEqualTo(right.design()).isNotEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "who is left of the tree?              | the cat and the red car are left of the tree",
        "what is to the right of the cat?      | the tree is to the right of the cat",
        "what is above the cat?                | nothing is above the cat",
        "which colours can a car have?         | A car can be red, blue",
        "which colours can a cat have?         | no colours for a cat",
        "what seed is it?                      | The seed is 0.",
        "how big is the picture?               | 256×256 pixels",
        "who are you?                          | offline designer",
        "what is in the picture?               | It is set on a beach.",
        "show me the picture                   | Nothing has been drawn of this design.",
        "make the car red                      | is red already",
        "make the sky red                      | does not know the scene \"a red sky\"",
        "make it sunset                        | does not know the scene \"sunset\"",
        "draw the cat again                    | variations of the cat",
      })
  void a_question_is_answered_as_it_was_asked(String words, String answer) {
    talk.say(START);
    Design before = talk.design();
    assertThat(talk.say(words).text()).containsIgnoringCase(answer);
    assertThat(talk.design()).isEqualTo(before);
  }

  @Test
  void everything_can_be_deleted_and_the_scene_stays() {
    talk.say(START, "delete it all");
    assertThat(talk.prompts()).isEmpty();
    assertThat(talk.design().scene()).isEqualTo("on a beach");
  }

  @Test
  void what_was_undone_is_said() {
    talk.say(START, "move the cat left");
    assertThat(talk.say("undo").text()).isEqualTo("I took back \"move the cat left\".");
    assertThat(talk.say("redo").text()).isEqualTo("I brought back \"move the cat left\".");
    assertThat(talk.say("start over").text()).endsWith("The canvas is blank now.");
    assertThat(talk.say("new picture").text()).contains("canvas is blank");
  }

  @Test
  void a_colour_is_undone_where_it_was_the_last_change() {
    talk.say(START, "make the car blue", "undo the colour");
    assertThat(talk.prompts()).contains("red car");
    talk.say("move the car right");
    Design moved = talk.design();
    assertThat(talk.say("undo the colour").text()).contains("not a colour");
    assertThat(talk.design()).isEqualTo(moved);
  }

  @Test
  void a_scene_that_is_replaced_is_said() {
    Talk open = new Talk(VocabularyFile.anything());
    open.say("a cat in the snow");
    assertThat(open.say("on a beach please").text())
        .contains("on a beach instead of in the snow")
        .contains("one scene at a time");
  }

  @Test
  void why_a_step_was_short_is_said() {
    talk.say("a cat on the left, a dog on the right, on a beach");
    assertThat(talk.say("move the cat right").text()).endsWith("No further, as the dog is there.");
    talk.say("remove the dog", "move the cat right a lot");
    assertThat(talk.say("move the cat right a lot").text()).endsWith("the picture ends there.");
  }

  @Test
  void what_finds_no_room_beside_a_thing_overlaps_it_and_says_so() {
    talk.say("a dog on the left and a house on the right and a tree, on a beach");
    assertThat(talk.say("move the dog to the right of the house").text()).contains("overlap");
    assertThat(talk.where("dog").centreX()).isGreaterThan(talk.where("house").centreX());
    assertThat(talk.design().indexOf("dog")).isGreaterThan(talk.design().indexOf("house"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a pair of scissors on a desk             | desk; scissors",
        "a man with long hair, brown eyes and jeans | man with long hair, brown eyes and jeans",
        "a panda with glasses on its head         | panda with glasses on its head",
        "an owl with a mouse in its beak          | owl with a mouse in its beak",
        "a boy pulls a suitcase                   | suitcase; boy pulling",
        "a chimpanzee wearing a tie and playing a piano | chimpanzee wearing a tie and playing a piano",
        "a woman sits on a bench and reads a newspaper | bench; woman sitting and reading a newspaper",
        "two women have stopped to pet a sheep    | sheep; woman stopped to pet; woman stopped to pet",
        "a surfer loses his balance               | surfer losing his balance",
        "a scientist accepting an award           | scientist accepting an award",
        "a glass vase on a bench has a rose in it | bench; glass vase; rose",
        "a bowl full of meat and vegetables ready to eat | bowl full of meat and vegetables ready to eat",
        "a tree with leaves that look like balloons | tree with leaves looking like balloons",
        "a cat and a dog sleeping                 | cat sleeping; dog sleeping",
        "next to the fireplace stands a chair     | fireplace; chair",
        "red and yellow balloons                  | red and yellow balloon; red and yellow balloon",
        "he is riding a horse                     | horse; man riding",
        "a harp with a carved eagle figure        | harp with a carved eagle figure",
        "a cup that says hello world              | cup saying hello world",
      })
  void what_belongs_to_a_thing_is_in_its_prompt_and_what_stands_alone_is_not(
      String said, String prompts) {
    Talk open = new Talk(VocabularyFile.anything());
    open.say(said);
    assertThat(open.design().entities().stream().map(Entity::prompt))
        .containsExactlyInAnyOrder(prompts.split("; "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a bench in front of a brick wall             | in front of a brick wall      | ''",
        "a submarine at the bottom of the ocean       | at the bottom of the ocean    | ''",
        "a street with several cars on it             | on a street                   | ''",
        "a cake laying on the ground                  | on the ground                 | ''",
        "ten triangles on a black background          | on a black background         | ''",
        "a selfie of an old man                       | ''                            | selfie",
        "a cat by Van Gogh                            | ''                            | by van gogh",
        "a fox in the snow, 50mm, highly detailed, 8k | in the snow | 50mm, highly detailed, 8k",
        "a close up of a cat                          | ''                            | close-up",
      })
  void scene_and_style_are_kept_in_the_words_they_were_said_in(
      String said, String scene, String style) {
    Talk open = new Talk(VocabularyFile.anything());
    open.say(said);
    assertThat(open.design().scene()).isEqualTo(scene);
    assertThat(open.design().style()).isEqualTo(style);
  }

  @Test
  void what_is_around_a_thing_lies_on_both_its_sides() {
    Talk open = new Talk(VocabularyFile.anything());
    open.say("two lions on either side of a gate");
    Bounds gate = open.where("gate");
    assertThat(open.where("lion").x1()).isLessThanOrEqualTo(gate.x0());
    assertThat(open.where("lion-2").x0()).isGreaterThanOrEqualTo(gate.x1());
  }
}
