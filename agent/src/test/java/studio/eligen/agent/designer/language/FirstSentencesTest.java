package studio.eligen.agent.designer.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import studio.eligen.agent.designer.lexicon.VocabularyFile;

/** Whole pictures in one sentence, where any words can be drawn: what is in them, and where. */
class FirstSentencesTest {

  private final Talk talk = new Talk(VocabularyFile.anything());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a dog and a cat, the dog is red              | red dog, cat",
        "a dog and a cat, the dog wears a hat         | dog wearing a hat, cat",
        "a dog and a cat, the cat is chasing the dog  | dog, cat chasing",
        "two dogs and a cat, the dogs sleep on a rug  | dog sleeping, dog sleeping, cat, rug",
        "a fox and a hen, the hen is bigger than the fox | fox, hen",
      })
  void what_is_told_again_is_there_once(String words, String prompts) {
    expect(words, prompts);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "two women sitting at a round table drink tea | round table, woman sitting and drinking tea, woman sitting and drinking tea",
        "a man at the bar drinks beer                 | bar, man drinking beer",
        "a wolf howls at the moon while three deer flee | moon, wolf howling, deer fleeing, deer fleeing, deer fleeing",
        "a bunny with a ribbon around its neck sits beside a basket | basket, bunny with a ribbon around its neck sitting",
        "two boys with a toy watch                    | boy with a toy watch, boy with a toy watch",
        "a table set for two                          | table set for two",
        "sleek black headphones on a marble stand     | marble stand, sleek black headphones",
        "two hedgehogs share an ice cream             | ice cream, hedgehog sharing, hedgehog sharing",
        "a vase filled with yellow flowers sits on a shelf | shelf, vase filled with yellow flowers sitting",
        "a pot with herbs stands on a stool           | pot standing, herb, herb, stool",
        "a dinosaur who is afraid of a mouse          | mouse, dinosaur afraid",
        "a cat on a chair watching a dog              | chair, cat, dog",
        "a boy on a pony holding a flag               | pony, boy holding a flag",
        "a dog and a cat alien says hi                | dog, cat alien saying hi",
        "three birds sit on a wire while a fourth one flies away | wire, bird sitting, bird sitting, bird sitting, bird flying away",
        "a pig wearing boots chases a farmer          | farmer, pig wearing boots chasing",
        "a monster with six arms is juggling cupcakes | monster with six arms juggling cupcakes",
        "water comes in and a pirate cries            | water coming in, pirate crying",
        "a happy mothers day card                     | happy mothers day card",
        "a man cutting a cake together                | cake, man cutting",
        "a tall man holding the hand of a woman       | woman, tall man holding",
        "a cellist plays for a fox who wears a bow tie | fox wearing a bow tie, cellist playing",
        "a gorilla sits opposite a monk               | monk, gorilla sitting",
        "a toaster high-fives a blender               | blender, toaster high-fiving",
        "steampunk octopus, a castle made out of cards | steampunk octopus, castle made out of cards",
        "a statue of a pharaoh wearing steampunk glasses | statue of a pharaoh wearing steampunk glasses",
        "a flask, feathers of a crow                  | flask, feather of a crow, feather of a crow",
      })
  void verbs_and_adjectives_are_told_from_things(String words, String prompts) {
    expect(words, prompts);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "an old oak, glowing mushrooms                | old oak, glowing mushroom, glowing mushroom",
        "a dog, chasing cats                          | dog chasing, cat, cat",
        "a church and the trees                       | church, tree, tree",
        "five paper boats, two of them red            | red paper boat, red paper boat, paper boat, paper boat, paper boat",
        "six eggs, one of them is cracked             | cracked egg, egg, egg, egg, egg, egg",
        "three older women and a younger girl         | old woman, old woman, old woman, young girl",
        "a woman with a phone in one hand and a coffee in the other hand | woman with a phone in one hand and a coffee in the other hand",
        "a man with a hammer in right hand            | man with a hammer in right hand",
        "a boy on a trampoline, his legs kicking in the air | trampoline, boy with legs kicking in the air",
        "a tractor pulling a car                      | car, tractor pulling",
        "a statue of a girl holding a dove            | statue of a girl holding a dove",
        "two hot dogs, one with mustard and one with ketchup | hot dog with mustard, hot dog with ketchup",
        "three lipsticks in a row: pink, red and purple | pink lipstick, red lipstick, purple lipstick",
        "three balloons: a red one, a blue one and a green one | red balloon, blue balloon, green balloon",
        "a hedgehog in bed with a thermometer in its mouth | bed, hedgehog with a thermometer in its mouth",
        "a beaver building a dam out of sticks        | dam out of sticks, beaver building",
        "the branches of a tree                       | branches of a tree",
        "three people riding horses                   | horse, horse, horse, person riding, person riding, person riding",
        "half a watermelon and a quarter of a pizza   | half watermelon, quarter of a pizza",
        "my mom is cooking soup                       | mom cooking soup",
        "a linen cloth and a satin ribbon             | linen cloth, satin ribbon",
        "a fox head, orange and white                 | orange and white fox head",
        "a swan and the text \"For You\" above it     | swan, text \"For You\"",
      })
  void each_has_its_own(String words, String prompts) {
    expect(words, prompts);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a girl blowing bubbles in the back yard      | in the back yard",
        "a mural on a brick wall, a bench in front of the wall | on a brick wall",
        "a sofa in a cozy, old bedroom                | in a cozy, old bedroom",
        "a skateboarder in mid air                    | ''",
        "in picture there is a dog                    | ''",
        "a bench under a tree, its leaves falling to the ground | ''",
      })
  void the_scene_is_what_was_called_so(String words, String scene) {
    talk.say(words);
    assertThat(talk.design().scene()).isEqualTo(scene);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a counter topped with a bowl of lemons       | bowl     | counter",
        "an ice cream topped with a cherry            | cherry   | cream",
        "a cat on a chair watching a dog on a rug     | cat      | chair",
        "a dog on a rug and a cat on a chair          | cat      | chair",
        "a cat on a chair watching a dog on a rug     | dog      | rug",
        "a boy on a bench next to a girl on a swing   | girl     | swing",
        "a boy on a bench next to a girl on a swing   | boy      | bench",
        "a king on a horse jousting against a knight on a pony | king | horse",
        "a king on a horse jousting against a knight on a pony | knight | pony",
        "a cup of tea on a tray with a pot of honey   | pot      | tray",
      })
  void what_has_others_on_it_has_them_there(String words, String upper, String lower) {
    talk.say(words);
    assertThat(talk.where(upper).centreX())
        .isBetween(talk.where(lower).x0(), talk.where(lower).x1());
    assertThat(talk.where(upper).y0()).isLessThan(talk.where(lower).y0());
  }

  @ParameterizedTest
  @ValueSource(strings = {"three cats on three chairs", "two cats on two chairs"})
  void as_many_on_as_many_have_one_each(String words) {
    talk.say(words);
    assertThat(talk.where("cat").centreX())
        .isBetween(talk.where("chair").x0(), talk.where("chair").x1());
    assertThat(talk.where("cat-2").centreX())
        .isBetween(talk.where("chair-2").x0(), talk.where("chair-2").x1());
    assertThat(talk.where("chair").y1()).isEqualTo(talk.where("chair-2").y1());
  }

  @Test
  void beside_something_at_a_side_is_at_that_side() {
    talk.say("a dog on the far left next to a tree");
    assertThat(talk.where("dog").x0()).isZero();
    assertThat(talk.where("tree").centreX()).isBetween(talk.where("dog").x1(), 0.5);
  }

  @Test
  void the_larger_of_two_is_larger() {
    talk.say("a larger dog beside a smaller one");
    assertThat(talk.where("dog-2").height()).isGreaterThan(1.3 * talk.where("dog").height());
  }

  @Test
  void what_other_programs_are_told_is_read_as_well() {
    talk.say("a cat on a beach --no people, boats --ar 2:1 --v 6");
    assertThat(talk.prompts()).isEqualTo("cat");
    assertThat(talk.design().negative()).isEqualTo("people, boats");
    assertThat(talk.design().canvas().width()).isGreaterThan(talk.design().canvas().height());
  }

  private void expect(String words, String prompts) {
    talk.say(words);
    assertThat(talk.prompts().split(", ")).containsExactlyInAnyOrder(prompts.split(", "));
  }
}
