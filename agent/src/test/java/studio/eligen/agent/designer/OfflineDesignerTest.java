package studio.eligen.agent.designer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import studio.eligen.agent.Studio;
import studio.eligen.agent.Worlds;
import studio.eligen.agent.design.Bounds;
import studio.eligen.agent.design.Canvas;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.Entity;
import studio.eligen.agent.designer.Designer.Reply;
import studio.eligen.agent.render.RenderPlanner;
import studio.eligen.engine.GenerationDefaults;
import studio.eligen.prompts.Prompts;

class OfflineDesignerTest {

  private static final Vocabulary SMALL = Worlds.small();
  private final Studio studio = studio(SMALL);

  private static Studio studio(Vocabulary vocabulary) {
    return new Studio(
        new OfflineDesigner(vocabulary, Prompts.builtIn()),
        new RenderPlanner(GenerationDefaults.PAPER, Prompts.builtIn()),
        java.util.Optional.empty(),
        Design.blank(new Canvas(256, 256), 0));
  }

  private Reply say(String... lines) {
    Reply reply = null;
    for (String line : lines) {
      reply = studio.say(line);
    }
    return reply;
  }

  private String prompts() {
    return studio.design().entities().stream()
        .map(Entity::prompt)
        .collect(Collectors.joining(", "));
  }

  private Bounds where(String id) {
    return Bounds.of(studio.design().entity(id).orElseThrow().region());
  }

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
    say(words);
    assertThat(prompts().split(", ")).containsExactlyInAnyOrder(things.split(", "));
    assertThat(studio.design().scene()).isEqualTo(scene);
  }

  @Test
  void sides_are_where_they_were_said() {
    say("a cat on the left and a red car on the right, on a beach");
    assertThat(where("cat").x1()).isLessThan(0.5);
    assertThat(where("car").x0()).isGreaterThan(0.5);
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
    say("a cat in the middle and a red car on the right, on a beach");
    Bounds before = where("cat");
    say(words);
    Bounds after = where("cat");
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
      Studio fresh = studio(SMALL);
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
    say("a cat in a meadow");
    double before = where("cat").width();
    say(words);
    assertThat(where("cat").width() / before).isBetween(least, most);
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
    say("a cat and a red car and a house on a beach", words);
    assertThat(prompts()).isEqualTo(things.equals("''") ? "" : things);
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
    say("a cat in a meadow");
    List<Entity> before = studio.design().entities();
    say(words);
    assertThat(studio.design().scene()).isEqualTo(scene);
    assertThat(studio.design().entities()).isEqualTo(before);
  }

  @Test
  void another_variation_has_another_seed_each_time() {
    say("a cat in a meadow", "another variation");
    long first = studio.design().seed();
    say("undo", "try again");
    assertThat(studio.design().seed()).isNotEqualTo(first).isNotZero();
  }

  @Test
  void undo_and_redo_go_through_the_versions() {
    say("a cat in a meadow", "move it left");
    Design moved = studio.design();
    say("make it bigger", "undo");
    assertThat(studio.design()).isEqualTo(moved);
    say("undo", "undo");
    assertThat(studio.design().entities()).isEmpty();
    assertThat(say("undo").text()).isEqualTo("There is nothing to undo.");
    say("redo 2 times");
    assertThat(studio.design()).isEqualTo(moved);
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
        "move the dog left        | dog-2",
        "make it blue             | say which",
        "make the cat blue        | no colours for a cat",
        "add a zebra              | does not know \"zebra\"",
        "add a trea               | Did you mean a tree",
        "add a unicorn and a yeti | does not know \"unicorn\"",
        "move the car left        | no car",
        "move the cat             | where to move the cat",
        "remove                   | which thing",
        "change the background to a volcano | does not know that place",
        "replace the cat with a zebra | does not know \"zebra\"",
        "replace the cat          | replace",
        "hello                    | help",
        "fhqwhgads                | fhqwhgads",
        "move the cat left and move the unicorn right | no unicorn",
        "put the cat next to the cat | next to itself",
        "the cat                  | what to do with it",
      })
  void what_cannot_be_followed_gets_a_useful_answer_and_changes_nothing(
      String words, String answer) {
    say("a cat and two dogs on a beach");
    Design before = studio.design();
    Reply reply = say(words);
    assertThat(reply.text()).containsIgnoringCase(answer);
    assertThat(studio.design()).isEqualTo(before);
    assertThat(studio.history().versions()).hasSize(2);
  }

  @Test
  void an_unknown_thing_beside_known_ones_is_left_out_and_said() {
    assertThat(say("a cat and a zebra on a beach").text()).contains("zebra");
    assertThat(prompts()).isEqualTo("cat");
  }

  @Test
  void a_colour_that_a_thing_does_not_take_is_left_out_and_said() {
    assertThat(say("a blue cat on a beach").text()).contains("no colours for a cat");
    assertThat(prompts()).isEqualTo("cat");
    assertThat(say("a pink car").text()).contains("does not know the colour pink");
    assertThat(prompts()).isEqualTo("cat, car");
  }

  @Test
  void one_of_several_can_be_told_by_its_side_its_order_and_its_id() {
    say("two dogs on a beach", "make the dog on the right bigger");
    assertThat(where("dog-2").width()).isGreaterThan(where("dog").width());
    say("remove the first dog");
    assertThat(studio.design().entities()).extracting(Entity::id).containsExactly("dog-2");
    say("add a dog", "remove dog-2");
    assertThat(studio.design().entities()).extracting(Entity::id).containsExactly("dog");
  }

  @Test
  void a_thing_above_another_is_above_it_without_touching() {
    say("a cat on a beach", "add a balloon above the cat");
    assertThat(where("balloon").y1()).isLessThanOrEqualTo(where("cat").y0());
    assertThat(Math.abs(where("balloon").centreX() - where("cat").centreX())).isLessThan(0.15);
  }

  @Test
  void without_a_vocabulary_any_noun_phrase_is_a_thing() {
    Studio open = studio(VocabularyFile.anything());
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
  void any_words_at_all_get_an_answer() {
    java.util.Random random = new java.util.Random(11);
    String[] words =
        ("a the two cat dogs car red blue on left right of above and , move make it bigger to add"
                + " remove in beach night with put between 20 % px undo where is . zebra next them"
                + " background change front")
            .split(" ");
    say("a cat and two dogs on a beach");
    for (int i = 0; i < 3000; i++) {
      StringBuilder line = new StringBuilder();
      for (int j = random.nextInt(9); j >= 0; j--) {
        line.append(words[random.nextInt(words.length)]).append(' ');
      }
      assertThat(say(line.toString()).text()).isNotBlank();
    }
  }
}
