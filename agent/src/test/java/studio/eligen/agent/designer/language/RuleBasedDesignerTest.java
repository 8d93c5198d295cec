package studio.eligen.agent.designer.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.Entity;
import studio.eligen.agent.designer.Designer.Reply;
import studio.eligen.agent.designer.lexicon.VocabularyFile;

class RuleBasedDesignerTest {

  private final Talk talk = Talk.ofSmallWorld();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a cat on the left and a red car on the right, on a beach | cat, red car | on a beach",
        "a cat and a red car on a beach            | cat, red car | on a beach",
        "A cat and a red car on the beach.         | cat, red car | on a beach",
        "two dogs and a blue balloon at night      | dog, dog, blue balloon | at night",
        "please draw a kitten in the woods         | cat | in the woods",
        "three mice in a forest                    | mouse, mouse, mouse | in a forest",
        "a red balloon and a red apple in a meadow | red balloon, apple | in a meadow",
        "a beach with two big trees                | tree, tree | on a beach",
        "a cat, a dog and a bird in space          | cat, dog, bird | in space",
        "I would like a picture of a green tree by the sea | tree | by the sea",
        "a bird above a house in the woods         | bird, house | in the woods",
        "a cat                                     | cat | on a grassy field",
        "a boat                                    | boat | on a beach",
      })
  void a_description_becomes_things_and_a_scene(String words, String things, String scene) {
    talk.say(words);
    assertThat(talk.prompts().split(", ")).containsExactlyInAnyOrder(things.split(", "));
    assertThat(talk.design().scene()).isEqualTo(scene);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "make the car blue                    | cat, blue car, house",
        "paint the house red                  | cat, red car, red house",
        "change the colour of the car to green | cat, green car, house",
        "remove the car                       | cat, house",
        "get rid of the house                 | cat, red car",
        "delete the cat and the car           | house",
        "remove the red one                   | cat, house",
        "add a balloon above the cat          | cat, red car, house, balloon",
        "add a mouse to the left of the house | cat, red car, house, mouse",
        "a small dog                          | cat, red car, house, dog",
        "replace the cat with a dog           | dog, red car, house",
        "turn the car into a yellow ball      | cat, yellow ball, house",
        "remove everything                    | ''",
        "remove the cat and make the car blue | blue car, house",
        "remove the cat, then paint the car blue and add a bird | blue car, house, bird",
      })
  void an_edit_changes_the_things_that_it_names(String words, String things) {
    talk.say("a cat and a red car and a house on a beach", words);
    assertThat(talk.prompts()).isEqualTo(things.equals("''") ? "" : things);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "change the background to a forest | in a forest",
        "put it in space                   | in space",
        "at night                          | at night",
        "make it night                     | at night",
        "the background should be the beach | on a beach",
        "in the woods                      | in the woods",
      })
  void the_scene_changes_and_the_things_stay(String words, String scene) {
    talk.say("a cat in a meadow");
    List<Entity> before = talk.design().entities();
    talk.say(words);
    assertThat(talk.design().scene()).isEqualTo(scene);
    assertThat(talk.design().entities()).isEqualTo(before);
  }

  @Test
  void another_variation_has_another_seed_each_time() {
    talk.say("a cat in a meadow", "another variation");
    long first = talk.design().seed();
    talk.say("undo", "try again");
    assertThat(talk.design().seed()).isNotEqualTo(first).isNotZero();
  }

  @Test
  void undo_and_redo_go_through_the_versions() {
    talk.say("a cat in a meadow", "move it left");
    Design moved = talk.design();
    talk.say("make it bigger", "undo");
    assertThat(talk.design()).isEqualTo(moved);
    talk.say("undo", "undo");
    assertThat(talk.design().entities()).isEmpty();
    assertThat(talk.say("undo").text()).isEqualTo("There is nothing to undo.");
    talk.say("redo 2 times");
    assertThat(talk.design()).isEqualTo(moved);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "what is in the picture?  | a cat",
        "what's there?            | on a beach",
        "where is the cat?        | the cat is",
        "where is the zebra?      | no zebra",
        "how many dogs are there? | There are 2.",
        "is there a car?          | No.",
        "help                     | Things: cat, dog",
        "what can you do?         | Things: cat, dog",
        "move the dog left        | the second dog",
        "make it blue             | say which",
        "make the cat blue        | no colours for a cat",
        "add a zebra              | does not know \"zebra\"",
        "add a trea               | Did you mean a tree",
        "add a unicorn and a yeti | does not know \"unicorn\"",
        "move the car left        | no car",
        "move the cat             | where to move the cat",
        "remove                   | which thing",
        "change the background to a volcano | does not know the scene \"a volcano\"",
        "replace the cat with a zebra | does not know \"zebra\"",
        "replace the cat          | replace",
        "hello                    | help",
        "fhqwhgads                | fhqwhgads",
        "move the cat right and move the unicorn right | no unicorn",
        "put the cat next to the cat | next to itself",
        "the cat                  | what to do with the cat",
      })
  void what_cannot_be_followed_gets_a_useful_answer_and_changes_nothing(
      String words, String answer) {
    talk.say("a cat and two dogs on a beach");
    Design before = talk.design();
    Reply reply = talk.say(words);
    assertThat(reply.text()).containsIgnoringCase(answer);
    assertThat(talk.design()).isEqualTo(before);
    assertThat(talk.studio.history().versions()).hasSize(2);
  }

  @Test
  void an_unknown_thing_beside_known_ones_is_left_out_and_said() {
    assertThat(talk.say("a cat and a zebra on a beach").text()).contains("zebra");
    assertThat(talk.prompts()).isEqualTo("cat");
  }

  @Test
  void a_colour_that_a_thing_does_not_take_is_left_out_and_said() {
    assertThat(talk.say("a blue cat on a beach").text()).contains("no colours for a cat");
    assertThat(talk.prompts()).isEqualTo("cat");
    assertThat(talk.say("a pink car").text()).contains("does not know the colour pink");
    assertThat(talk.prompts()).isEqualTo("cat, car");
  }

  @Test
  void one_of_several_can_be_told_by_its_side_its_order_and_its_id() {
    talk.say("two dogs on a beach", "make the dog on the right bigger");
    assertThat(talk.where("dog-2").width()).isGreaterThan(talk.where("dog").width());
    talk.say("remove the first dog");
    assertThat(talk.design().entities()).extracting(Entity::id).containsExactly("dog-2");
    talk.say("add a dog", "remove dog-2");
    assertThat(talk.design().entities()).extracting(Entity::id).containsExactly("dog");
  }

  @Test
  void without_a_vocabulary_any_noun_phrase_is_a_thing() {
    Talk open = new Talk(VocabularyFile.anything());
    open.say("a fluffy white cat on the left and two green dragons, in a baroque library");
    assertThat(open.design().entities())
        .extracting(Entity::prompt)
        .containsExactly("fluffy white cat", "green dragon", "green dragon");
    assertThat(open.design().scene()).isEqualTo("in a baroque library");
    open.say("make the cat purple");
    open.say("remove the dragons");
    assertThat(open.design().entities())
        .extracting(Entity::prompt)
        .containsExactly("purple fluffy cat");
  }

  @Test
  void without_a_vocabulary_names_are_singular_and_ids_say_what_a_thing_is() {
    Talk open = new Talk(VocabularyFile.anything());
    open.say("two old men and a dog playing chess");
    assertThat(open.design().entities())
        .extracting(Entity::prompt)
        .containsExactly("old man playing chess", "old man playing chess", "dog playing chess");
    assertThat(open.design().entities())
        .extracting(Entity::id)
        .containsExactly("man", "man-2", "dog");
    open.say("remove the second man");
    assertThat(open.design().entities()).extracting(Entity::id).containsExactly("man", "dog");
  }

  @Test
  void any_words_at_all_get_an_answer() {
    Random random = new Random(11);
    String[] words =
        ("a the two cat dogs car red blue on left right of above and , move make it bigger to add"
                + " remove in beach night with put between 20 % px undo where is . zebra next them"
                + " background change front")
            .split(" ");
    talk.say("a cat and two dogs on a beach");
    for (int i = 0; i < 500; i++) {
      StringBuilder line = new StringBuilder();
      for (int j = random.nextInt(9); j >= 0; j--) {
        line.append(words[random.nextInt(words.length)]).append(' ');
      }
      assertThat(talk.say(line.toString()).text()).isNotBlank();
    }
  }

  @Test
  void a_thing_that_cannot_be_drawn_is_answered_with_whole_sentences_of_what_can() {
    talk.say("a dog in the snow");
    assertThat(talk.say("add an ocelot on the left").suggestions())
        .contains("add a cat on the left");
    assertThat(talk.say("add a cat on the left").suggestions()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "füge eine katze links hinzu",
        "ein Auto auf der Straße bitte",
        "ajoute un chat à gauche",
        "pon un gato en la izquierda",
        "добавь кота слева",
        "左に猫を追加",
      })
  void whoever_speaks_another_language_is_told_who_understands_it(String words) {
    talk.say("a dog in the snow");
    Design before = talk.design();
    assertThat(talk.say(words).text()).contains("docs/mllm.md", "\"move the dog left\"");
    assertThat(talk.design()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a zebra", "zebra", "add a purple zebra", "flurb the dog", "fluffy zebra"})
  void english_words_that_are_not_known_are_no_other_language(String words) {
    talk.say("a dog in the snow");
    assertThat(talk.say(words).text()).doesNotContain("model server");
  }

  @Test
  void of_what_is_not_known_the_word_that_names_it_is_told() {
    assertThat(talk.say("a purple elephant riding a bike").text())
        .contains("\"purple elephant\"")
        .doesNotContain("\"elephant riding");
  }

  @Test
  void what_stands_in_the_middle_is_said_to_be_there() {
    talk.say("a house on the left");
    assertThat(talk.say("add a cat in the middle").text())
        .contains("a cat in the middle, at the bottom");
    assertThat(talk.say("add a dog on the right").text()).contains("a dog at the bottom right");
  }
}
