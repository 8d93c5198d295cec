package studio.eligen.agent.designer.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import studio.eligen.agent.design.Bounds;
import studio.eligen.agent.design.Canvas;
import studio.eligen.agent.designer.Designer.Action;
import studio.eligen.agent.designer.lexicon.VocabularyFile;
import studio.eligen.agent.fixtures.TinyModel;

/** A card for somebody's birthday: its format, its words, what stands next to what, how many. */
class BirthdayCardTest {

  private static final String MEADOW = "a cake, a brown dog, a gift and flowers on a meadow";

  private final Talk talk = new Talk(VocabularyFile.anything());

  private final Talk tiny = new Talk(VocabularyFile.of(TinyModel.FOLDER));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "the present should stand between the dog and the cake",
        "put the gift between the cake and the dog",
        "move the gift between the dog and the cake",
      })
  void what_is_put_between_others_stands_on_their_line(String words) {
    for (Talk each : new Talk[] {talk, tiny}) {
      String cake = each.say(MEADOW, words) == null ? "" : id(each, "cake");
      Bounds gift = each.where(id(each, "gift"));
      Bounds one = each.where(cake);
      Bounds other = each.where(id(each, "dog"));
      assertThat(gift.y1()).isEqualTo(one.y1());
      assertThat(gift.centreX()).isGreaterThanOrEqualTo(one.x1()).isLessThan(other.centreX());
    }
  }

  private static String id(Talk talk, String noun) {
    return talk.design().entities().stream()
        .filter(entity -> entity.prompt().endsWith(noun))
        .findFirst()
        .orElseThrow()
        .id();
  }

  @Test
  void what_is_put_beside_another_is_near_and_hides_little_and_others_give_way() {
    String said = talk.say(MEADOW, "put the gift left of the cake").text();
    assertThat(said).contains("to the left of the cake").contains("aside to make room");
    assertThat(talk.where("gift").x1()).isLessThanOrEqualTo(talk.where("cake").x0());
    assertThat(talk.where("gift").y1()).isEqualTo(talk.where("cake").y1());
  }

  @Test
  void where_there_is_no_room_that_is_said_and_nothing_changes() {
    String said = talk.say("a dog, a cat and a house", "lock the cat", "lock the dog").text();
    assertThat(said).isNotEmpty();
    assertThat(talk.say("put the house between the dog and the cat").text())
        .contains("there is no room there for the house");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "i want five balloons not three, and a white dog     | 5 | 1",
        "five balloons instead of three and a white dog      | 5 | 1",
        "make it five balloons rather than three             | 5 | 0",
        "five balloons, not three please                     | 5 | 0",
        "i want two balloons, not three, and a white dog     | 2 | 1",
      })
  void how_many_instead_of_how_many(String words, int balloons, int dogs) {
    talk.say("three balloons and a cake on a meadow", words);
    assertThat(talk.prompts().split("balloon", -1)).hasSize(balloons + 1);
    assertThat(talk.prompts().split("white dog", -1)).hasSize(dogs + 1);
  }

  @Test
  void what_is_not_wanted_goes_and_what_comes_behind_it_comes() {
    talk.say("a cake and a balloon", "i want a dog not a cake, and a white horse");
    assertThat(talk.prompts()).isEqualTo("dog, balloon, white horse");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "make the middle one blue",
        "make the one in the middle blue",
        "make the middle pink one blue",
        "make the pink balloon in the middle blue",
      })
  void the_middle_one_is_the_middle_one_of_several_alike(String words) {
    talk.say("three pink balloons and a cake on a meadow", words);
    assertThat(talk.prompts()).isEqualTo("pink balloon, blue balloon, pink balloon, cake");
  }

  @Test
  void the_middle_pink_one_is_the_one_that_has_as_many_on_both_sides() {
    talk.say("three balloons", "make the first one blue", "make the last two pink");
    talk.say("move the first balloon to the left edge", "move the second balloon left by 25 %");
    talk.say("make the middle pink one green");
    assertThat(talk.prompts()).isEqualTo("blue balloon, green balloon, pink balloon");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "put it on a beach at night with stars | on a beach",
        "put it on a farm at sunset            | on a farm",
        "put it in a city at night             | in a city at night",
      })
  void of_places_that_a_model_cannot_join_it_says_which_it_takes(String words, String scene) {
    String said = tiny.say("a cake and a dog", words).text();
    assertThat(tiny.design().scene()).isEqualTo(scene);
    assertThat(said.contains("cannot draw \"" + scene + "\" together with"))
        .isEqualTo(!words.contains("city"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ok so a landscape birthday postcard: a cake and a dog | 4:3  | cake, dog",
        "a cat in a garden, portrait format                    | 3:4  | cat",
        "a cat in a garden, in landscape                       | 4:3  | cat",
        "a cat in a garden, 16:9                               | 16:9 | cat",
        "a vertical poster with a robot                        | 3:4  | robot",
        "a widescreen image of a castle                        | 16:9 | castle",
        "a square picture of a cat                             | 1:1  | cat",
        "a landscape with mountains                            | 1:1  | mountain, mountain",
        "a portrait of a man                                   | 1:1  | man",
        "a cat in a landscape                                  | 1:1  | cat",
      })
  void words_for_a_format_set_the_size_of_the_picture(String words, String ratio, String things) {
    talk.say(words);
    Canvas canvas = talk.design().canvas();
    String[] sides = ratio.split(":");
    double asked = Double.parseDouble(sides[0]) / Double.parseDouble(sides[1]);
    assertThat(canvas.width() / (double) canvas.height()).isBetween(0.9 * asked, 1.1 * asked);
    assertThat(talk.prompts()).isEqualTo(things);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "it should be landscape format, like a real postcard",
        "make the cat bigger and put it in landscape format",
        "i need this as a landscape postcard",
      })
  void a_format_may_come_later_too(String words) {
    talk.say("a cat and a dog", words);
    assertThat(talk.design().canvas().width()).isGreaterThan(talk.design().canvas().height());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "write \"Happy Birthday Grandma\" in big red letters above the balloons"
            + "| text \"Happy Birthday Grandma\" in big red letters",
        "it should say Happy Birthday Anna at the top | text \"Happy Birthday Anna\"",
        "write Happy Birthday Anna on it              | text \"Happy Birthday Anna\"",
        "make the cake bigger and write \"Hi\" at the bottom | text \"Hi\"",
        "write happy birthday on the cake             | cake that says \"happy birthday\"",
      })
  void words_that_are_to_be_written_are_no_things(String words, String written) {
    talk.say("a cake and three balloons", words);
    assertThat(talk.prompts()).contains(written);
    assertThat(tiny.say("a cake and three balloons", words).text()).contains("cannot write words");
    assertThat(tiny.prompts()).isEqualTo("birthday cake, balloon, balloon, balloon");
  }

  @ParameterizedTest
  @ValueSource(strings = {"can you put some text on it?", "add some text", "write something on it"})
  void which_words_are_asked_for(String words) {
    assertThat(talk.say("a cake and a dog", words).text()).contains("I do not know which words");
    assertThat(tiny.say("a cake and a dog", words).text()).contains("cannot write words");
  }

  @Test
  void names_are_those_of_before_the_sentence() {
    String words = "make the first balloon yellow, the second one blue and the third one pink";
    assertThat(talk.say("three balloons", words).text())
        .isEqualTo(
            "I made the first balloon yellow. I made the second balloon blue. I made the third balloon pink.");
    assertThat(talk.say("remove the leftover bits").text()).contains("there are no leftover bits");
    assertThat(tiny.say("a dog", "make the dog white with black spots").text())
        .contains(
            "does not know \"with black spots\": it could draw only a plain dog. Nothing was");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "when is my grandmas birthday?          | I cannot know that",
        "what is the capital of france?         | I cannot know that",
        "what is in the picture?                | The picture has a cake",
        "how do i print this as a postcard?     | Download PNG",
        "how can i share it with my sister?     | Download PNG",
        "how do i save the picture              | Download PNG",
        "make sure the cake is not cut off      | whole within the picture",
      })
  void what_is_asked_about_is_answered(String words, String answer) {
    assertThat(talk.say("a cake", words).text()).contains(answer);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "move the dog left so he isn't cut off",
        "make the cake bigger and not cut off at the edge",
        "move the dog up, so that it is fully visible",
      })
  void what_is_whole_anyway_is_no_hindrance(String words) {
    assertThat(talk.say("a cake and a dog", words).action()).isInstanceOf(Action.Change.class);
  }
}
