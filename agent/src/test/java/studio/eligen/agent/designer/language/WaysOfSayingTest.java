package studio.eligen.agent.designer.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import studio.eligen.agent.design.Bounds;
import studio.eligen.agent.design.Canvas;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.designer.lexicon.VocabularyFile;

class WaysOfSayingTest {

  private final Talk talk = Talk.ofSmallWorld();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tickle the cat",
        "leave the cat alone",
        "did you draw a bird?",
        "make the cat dance",
        "i love my cat",
        "explode the car",
        "dance with the cat",
        "could the cat sing",
        "umm wait"
      })
  void an_unknown_verb_never_adds_the_thing_after_it(String words) {
    talk.say("a cat and a red car on a beach");
    Design before = talk.design();
    assertThat(talk.say(words).text()).isNotBlank();
    assertThat(talk.design()).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "the car should be blue              | cat, blue car",
        "can the car be green instead        | cat, green car",
        "give the car a blue colour          | cat, blue car",
        "blue would look better on the car   | cat, blue car",
        "lose the cat                        | red car",
        "take the cat away                   | red car",
        "only keep the cat                   | cat",
        "remove everything but the car       | red car",
        "a dog would be nicer than the cat   | red car, dog",
        "remove the cat and put a dog there  | red car, dog",
        "duplicate the cat                   | cat, red car, cat",
        "copy the cat twice                  | cat, red car, cat, cat",
      })
  void one_wish_can_be_said_in_many_ways(String words, String things) {
    talk.say("a cat and a red car on a beach", words);
    assertThat(talk.prompts().split(", ")).containsExactlyInAnyOrder(things.split(", "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gently nestle an apple amidst the scenery, inviting sweetness  | cat, dog, apple",
        "introduce three birds into the image's composition             | cat, dog, bird, bird, bird",
        "next to the cat, position a ball                               | cat, dog, ball",
        "let's exchange the cat with a juicy strawberry                 | dog, juicy strawberry",
        "replace the cat with two mice while keeping the dog            | dog, mouse, mouse",
        "change the dog's fur color to a darker shade                   | cat, dog with dark fur",
        "recolor the cat in a shade of purple                           | purple cat, dog",
        "make the dog sit                                               | cat, dog sitting",
        "dress the cat in a suit                                        | cat in a suit, dog",
        "write 'OPEN' on the dog                                        | cat, dog that says \"OPEN\"",
        "put the horse left                                             | cat, dog",
        "it's time to expel the dog from the image                      | cat",
        "the dog needs to vanish from the picture                       | cat",
        "the dog shouldn't be there                                     | cat",
        "two dogs would be better                                       | cat, dog, dog",
        "alter the color of the cat to a shiny red                      | shiny red cat, dog",
        "replace the dog with a fox but keep the pose                   | cat, fox",
        "make it so there are only two cats                             | cat, cat, dog",
      })
  void a_wish_said_at_length_is_the_same_wish(String words, String things) {
    Talk anything = new Talk(VocabularyFile.anything());
    anything.say("a cat and a dog on a lawn", words);
    assertThat(anything.prompts().split(", ")).containsExactlyInAnyOrder(things.split(", "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "redesign the backdrop of this image to capture a beach ambiance |            | on a beach",
        "render the sky in a black hue                            |            | on a lawn with a black sky",
        "craft a striking composition with contrasts of black and white | black and white | on a lawn",
        "convert this picture to the style of van gogh            | van gogh   | on a lawn",
        "turn day into night                                      |            | on a lawn, at night",
        "the background should be changed to a sunset sky         |            | at sunset",
        "make the lawn greener                                    |            | on a green lawn",
        "immerse the image in the softness of watercolor painting | watercolor painting | on a lawn",
      })
  void scene_and_style_are_told_at_length_too(String words, String style, String scene) {
    Talk anything = new Talk(VocabularyFile.anything());
    anything.say("a cat and a dog on a lawn", words);
    assertThat(anything.design().style()).isEqualTo(style == null ? "" : style);
    assertThat(anything.design().scene()).isEqualTo(scene);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"blur the background", "crop the picture", "rotate the cat by 90 degrees"})
  void what_no_design_can_tell_is_answered_with_what_can_be_said(String words) {
    talk.say("a cat and a red car on a beach");
    Design before = talk.design();
    assertThat(talk.say(words).text()).contains("no pixels").contains("for example");
    assertThat(talk.design()).isEqualTo(before);
  }

  @Test
  void a_number_is_used_to_the_pixel() {
    talk.say("a cat in the middle of a meadow");
    Bounds before = talk.where("cat");
    talk.say("move the cat 10 percent left");
    assertThat(talk.where("cat").x0() - before.x0()).isCloseTo(-0.1, within(0.003));
    talk.say("make the cat 20% bigger");
    assertThat(talk.where("cat").width() / before.width()).isCloseTo(1.2, within(0.02));
  }

  @Test
  void any_earlier_picture_can_be_gone_back_to_and_a_change_branches_off_there() {
    talk.say("a cat on a beach");
    Design first = talk.design();
    talk.say("add a dog", "make the cat bigger", "go back to the first picture");
    assertThat(talk.design()).isEqualTo(first);
    talk.say("add a bird");
    assertThat(talk.prompts()).isEqualTo("cat, bird");
    assertThat(talk.studio.history().current().parent()).hasValue(1);
  }

  @Test
  void more_like_an_earlier_picture_is_that_design_with_another_seed() {
    talk.say("a cat on a beach");
    Design first = talk.design();
    talk.say("add a dog", "more like the first one");
    assertThat(talk.design().entities()).isEqualTo(first.entities());
    assertThat(talk.design().seed()).isNotEqualTo(first.seed());
  }

  @Test
  void mirroring_twice_gives_the_same_design() {
    talk.say("a cat on the left and a red car on the right, on a beach");
    Design before = talk.design();
    talk.say("mirror it");
    assertThat(talk.where("cat").centreX()).isGreaterThan(0.5);
    talk.say("flip the picture");
    assertThat(talk.design()).isEqualTo(before);
  }

  @Test
  void two_things_trade_places() {
    talk.say("a cat on the left and a dog on the right, on a beach");
    Bounds cat = talk.where("cat");
    Bounds dog = talk.where("dog");
    talk.say("let the cat and the dog trade places");
    assertThat(talk.where("cat").centreX()).isCloseTo(dog.centreX(), within(0.07));
    assertThat(talk.where("dog").centreX()).isCloseTo(cat.centreX(), within(0.07));
  }

  @Test
  void the_picture_takes_another_shape_and_another_style() {
    talk.say("a cat on a beach", "make the picture 512x256", "as a pencil sketch please");
    assertThat(talk.design().canvas()).isEqualTo(new Canvas(512, 256));
    assertThat(talk.design().style()).isEqualTo("pencil sketch");
    talk.say("i need it in portrait format", "remove the style");
    assertThat(talk.design().canvas()).isEqualTo(new Canvas(256, 512));
    assertThat(talk.design().style()).isEmpty();
  }

  @Test
  void the_last_command_holds_for_another_thing_too() {
    talk.say("a cat, a dog and a bird on a beach", "remove the cat", "and the dog too");
    assertThat(talk.prompts()).isEqualTo("bird");
  }
}
