package studio.eligen.agent.designer.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import studio.eligen.agent.designer.lexicon.VocabularyFile;

/** What of a first sentence are things, what is the scene, the style, or shall not be there. */
class OpeningWordsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "computer on a desk | desk, computer |  |  | ",
        "robot, flower, sunset, lonely mood | robot, flower | at sunset | lonely mood | ",
        "still life, pears, copper jug | pear, pear, copper jug |  | still life | ",
        "a well in a village | well | in a village |  | ",
      })
  void what_names_a_thing_is_no_address_and_no_filler(
      String words, String things, String scene, String style, String negative) {
    expect(words, things, scene, style, negative);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "in the style of van gogh: a wheat field with crows | crow, crow | on a wheat field | van gogh | ",
        "make it look like a renaissance painting: a woman with a cat | woman, cat |  | renaissance painting | ",
        "film noir scene with a detective under a streetlamp | street lamp, detective |  | film noir | ",
        "double exposure of a wolf and a forest | wolf, forest |  | double exposure | ",
        "a doodle of a cat with wings | cat with wings |  | doodle | ",
        "toy diorama of a train station | train station |  | toy diorama | ",
        "my kid's dream: a dinosaur riding a skateboard | skateboard, dinosaur riding |  |  | ",
        "for my grandma's birthday: a vase with peonies and a teacup | peony, peony, teacup, vase |  |  | ",
        "so my daughter wants a unicorn in a castle garden | unicorn | in a castle garden |  | ",
        "a painting of paris |  | in paris | painting | ",
      })
  void what_opens_a_description_is_its_style_or_its_occasion(
      String words, String things, String scene, String style, String negative) {
    expect(words, things, scene, style, negative);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a forest with not a single animal |  | in a forest |  | animal",
        "a lake and absolutely no boats | lake |  |  | boats",
        "a desk free of clutter with a lamp | desk, lamp |  |  | clutter",
        "an empty room except for a chair | chair | in an empty room |  | ",
        "a dog that is not on a leash | dog |  |  | leash",
        "a man wearing no shoes | man |  |  | shoes",
        "a desk with zero clutter | desk |  |  | clutter",
      })
  void what_is_not_there_stands_in_the_negative_prompt(
      String words, String things, String scene, String style, String negative) {
    expect(words, things, scene, style, negative);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "old typewriter; stack of paper; cup of coffee | old typewriter, stack of paper, cup of coffee |  |  | ",
        "dog/cat on a mat | mat, dog, cat |  |  | ",
        "3x bananas, 1x pineapple | banana, banana, banana, pineapple |  |  | ",
        "sheep x 3, one shepherd | sheep, sheep, sheep, shepherd |  |  | ",
        "two pairs of boots by a door | door, boot, boot, boot, boot |  |  | ",
        "hundreds of birds | hundreds of birds |  |  | ",
        "200 red balloons | hundreds of red balloons |  |  | ",
      })
  void many_are_counted_as_they_are_written(
      String words, String things, String scene, String style, String negative) {
    expect(words, things, scene, style, negative);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a street in new york |  | on a street in new york |  | ",
        "a library with two cats | cat, cat | in a library |  | ",
        "a garage with a red door | garage with a red door |  |  | ",
        "a train station full of travellers | traveller, traveller | in a train station |  | ",
        "the kitchen of a small restaurant with two cooks | cook, cook | in a kitchen of a small restaurant |  | ",
        "the inside of a church with candles | candle, candle | inside a church |  | ",
        "a forest of birch trees with a deer | deer | in a forest of birch trees |  | ",
        "a bakery, next to it a bicycle | bakery, bicycle |  |  | ",
        "deep in the jungle, an old temple | old temple | in the jungle |  | ",
        "in the foreground a campfire, in the background mountains | mountain, mountain, campfire |  |  | ",
      })
  void where_it_is_told_what_is_in_it_a_building_is_the_scene(
      String words, String things, String scene, String style, String negative) {
    expect(words, things, scene, style, negative);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a barista pouring latte art | barista pouring latte art |  |  | ",
        "my dog, a brown labrador, wearing a cape | brown labrador wearing a cape |  |  | ",
        "it's a rainy day and a boy is jumping in a puddle | boy jumping | in the rain in a puddle |  | ",
        "fairy lights over a patio | fairy lights | over a patio |  | ",
        "city lights at night | city lights | at night |  | ",
        "a kite stuck in a tree | tree, kite stuck |  |  | ",
        "a girl lost in the woods | girl lost | in the woods |  | ",
        "a plate topped with meat, potatoes and vegetables | plate topped with meat, potatoes and vegetables |  |  | ",
        "cat, black, green eyes, sitting on a windowsill | black cat with green eyes, windowsill |  |  | ",
        "\"Happy Birthday\" written on a cake | cake saying \"Happy Birthday\" |  |  | ",
        "there once was a princess in a tower | princess | in a tower |  | ",
        "cat & dog @ the beach | cat, dog | at the beach |  | ",
        "a boy with an umbrela in the rian | boy with an umbrella | in the rain |  | ",
        "a very very tiny house | very tiny house |  |  | ",
        "a train crossing a bridge | bridge, train crossing |  |  | ",
      })
  void words_go_with_what_they_tell_of(
      String words, String things, String scene, String style, String negative) {
    expect(words, things, scene, style, negative);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "A person is looking at a rainbow and marveling at its beauty. | rainbow, person looking and marveling at its beauty |  |  | ",
        "A woman is holding a yoga mat and heading to a class. | woman holding a yoga mat and heading to a class |  |  | ",
        "A dog is wagging its tail and having a playful moment. | dog wagging its tail and with a playful moment |  |  | ",
        "A child is playing with a toy train and making it fly. | child playing and making it fly, toy train |  |  | ",
        "A dog is panting and resting after a long walk. | dog panting and resting after a long walk |  |  | ",
        "A child is blowing bubbles in the park, giggling as they float through the air. | child blowing bubbles giggling as they float through the air | in the park |  | ",
        "a woman is holding a plate of food and serving it to guests | woman holding a plate of food and serving it to guests |  |  | ",
        "a child playing in his garden | child playing | in the garden |  | ",
        "a person sighing in relief | person sighing in relief |  |  | ",
        "a man is building a birdhouse | birdhouse, man building |  |  | ",
        "a cat in the bottom right corner looking up at a bird in the top left | cat looking up, bird |  |  | ",
        "rubber boots and a leather watch | rubber boot, rubber boot, leather watch |  |  | ",
        "a box containing three puppies | puppy, puppy, puppy, box |  |  | ",
        "a clothesline with white sheets and a red dress | clothesline, white sheet, white sheet, red dress |  |  | ",
        "a baker talking to a customer about the weather | customer, baker talking about the weather |  |  | ",
      })
  void what_somebody_does_besides_is_told_of_them(
      String words, String things, String scene, String style, String negative) {
    expect(words, things, scene, style, negative);
  }

  private static void expect(
      String words, String things, String scene, String style, String negative) {
    Talk talk = new Talk(VocabularyFile.anything());
    String reply = talk.say(words).text();
    assertThat(talk.prompts()).as(reply).isEqualTo(told(things));
    assertThat(talk.design().scene()).as(reply).isEqualTo(told(scene));
    assertThat(talk.design().style()).as(reply).isEqualTo(told(style));
    assertThat(talk.design().negative()).as(reply).isEqualTo(told(negative));
  }

  private static String told(String said) {
    return said == null ? "" : said;
  }
}
