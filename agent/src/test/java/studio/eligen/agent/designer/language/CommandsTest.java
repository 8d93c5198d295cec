package studio.eligen.agent.designer.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import studio.eligen.agent.design.Bounds;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.Entity;
import studio.eligen.agent.designer.lexicon.VocabularyFile;

/** Commands in the kinds of wordings that people use, where any thing can be drawn. */
class CommandsTest {

  private final Talk talk = new Talk(VocabularyFile.anything());

  @BeforeEach
  void a_cat_a_car_and_two_birds() {
    talk.say("a black cat on the left, a red car on the right and two birds in a park");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "move the cat to the right",
        "could you shift the cat over to the right a bit",
        "I want you to move the cat further right",
        "the cat should be moved right",
        "could the cat be moved a bit to the right?",
        "would you mind moving the cat to the right",
        "it would be great if you could move the cat right",
        "what I would like is for the cat to be further to the right",
        "the position of the cat should be further to the right",
        "adjust the position of the cat to the right"
      })
  void a_move_is_told_by_its_verb_in_any_form(String words) {
    double before = talk.where("cat").centreX();
    talk.say(words);
    assertThat(talk.where("cat").centreX()).isGreaterThan(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "enlarge the cat",
        "adjust the size of the cat to be larger",
        "increase the cat's size",
        "the size of the cat should be bigger",
        "I think the cat needs to be a bit bigger",
        "let the cat be larger, please",
        "the cat … bigger"
      })
  void a_size_is_told_of_the_thing_or_of_its_size(String words) {
    Bounds before = talk.where("cat");
    talk.say(words);
    assertThat(talk.where("cat").height()).isGreaterThan(before.height());
  }

  @Test
  void a_height_grows_alone() {
    Bounds before = talk.where("cat");
    talk.say("increase the height of the cat by 20 percent");
    assertThat(talk.where("cat").height()).isGreaterThan(before.height());
    assertThat(talk.where("cat").width()).isEqualTo(before.width());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "alter the colour of the car to blue        | black cat, blue car, bird, bird",
        "the car ought to be painted blue           | black cat, blue car, bird, bird",
        "change the birds to butterflies            | black cat, red car, butterfly, butterfly",
        "the cat has to be striped                  | striped black cat, red car, bird, bird",
        "turn the car into a boat                   | black cat, boat, bird, bird",
        "have the cat wear a hat                    | black cat wearing a hat, red car, bird, bird",
        "the cat needs to be removed                | red car, bird, bird",
        "let's get rid of the cat                   | red car, bird, bird",
        "so the cat can go                          | red car, bird, bird",
        "remove the cat, and after that make the car blue | blue car, bird, bird",
        "make it three birds                        | black cat, red car, bird, bird, bird",
        "there should be four birds                 | black cat, red car, bird, bird, bird, bird",
        "one bird fewer                             | black cat, red car, bird",
        "only one bird please                       | black cat, red car, bird",
        "double the number of birds                 | black cat, red car, bird, bird, bird, bird",
        "remove one of the birds                    | black cat, red car, bird"
      })
  void what_becomes_of_things_can_be_said_in_many_ways(String words, String things) {
    talk.say(words);
    assertThat(talk.prompts().split(", ")).containsExactlyInAnyOrder(things.split(", "));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "the cat looks sad",
        "that is a nice car",
        "my sister has a cat like that",
        "I love red cars",
        "tickle the cat",
        "the cat could use a bit more room",
        "crop the cat",
        "make the dog bigger",
        "order me a taxi",
        "the car should be blue and frobnicate"
      })
  void what_is_no_command_or_not_understood_changes_nothing(String words) {
    Design before = talk.design();
    assertThat(talk.say(words).text()).isNotBlank();
    assertThat(talk.design()).isEqualTo(before);
  }

  @Test
  void a_correction_takes_the_last_step_back_and_takes_it_again() {
    double before = talk.where("cat").centreX();
    talk.say("move the cat right", "I said left, not right");
    assertThat(talk.where("cat").centreX()).isLessThan(before);
    talk.say("make the car green", "sorry, I meant blue");
    assertThat(talk.prompts()).contains("blue car").doesNotContain("green");
    talk.say("move the car up", "no, the other way");
    talk.say("remove the car", "not that one");
    assertThat(talk.prompts()).contains("blue car");
  }

  @Test
  void a_thing_can_be_locked_and_hidden_by_words() {
    talk.say("lock the car");
    assertThat(talk.say("remove the car").text()).contains("locked");
    talk.say("unlock it", "make the cat invisible");
    assertThat(talk.design().entity("cat").filter(Entity::hidden)).isPresent();
    talk.say("show the cat again");
    assertThat(talk.design().entities()).noneMatch(Entity::hidden).noneMatch(Entity::locked);
  }

  @Test
  void what_is_not_there_and_shall_not_be_joins_the_negative_prompt() {
    talk.say("no text please");
    assertThat(talk.design().negative()).isEqualTo("text");
    talk.say("negative prompt: blurry, people");
    assertThat(talk.design().negative()).isEqualTo("blurry, people");
    talk.say("without the cat");
    assertThat(talk.prompts()).doesNotContain("cat");
    assertThat(talk.design().negative()).isEqualTo("blurry, people");
  }

  @ParameterizedTest
  @CsvSource({
    "use seed 5, 5",
    "set the seed to 9007199254740993, 9007199254740993",
    "seed 12345, 12345"
  })
  void a_seed_is_taken_to_the_last_digit(String words, long seed) {
    talk.say(words);
    assertThat(talk.design().seed()).isEqualTo(seed);
  }

  @ParameterizedTest
  @ValueSource(strings = {"use seed 5 for the cat", "seed 5 for the cat"})
  void a_thing_may_have_a_seed_of_its_own(String words) {
    long before = talk.design().seed();
    talk.say(words);
    assertThat(talk.design().entities())
        .filteredOn(entity -> entity.seed().isPresent())
        .allSatisfy(entity -> assertThat(entity.prompt()).endsWith("cat"))
        .isNotEmpty();
    assertThat(talk.design().seed()).isEqualTo(before);
  }

  @Test
  void landscape_is_a_shape_where_it_says_of_what_and_a_place_elsewhere() {
    talk.say("make it landscape");
    assertThat(talk.design().canvas().width()).isGreaterThan(talk.design().canvas().height());
  }

  @Test
  void a_part_of_a_look_can_be_taken_away() {
    talk.say("have the cat wear a hat", "take the hat off the cat");
    assertThat(talk.prompts()).contains("black cat").doesNotContain("hat");
  }

  @Test
  void a_complaint_says_what_the_next_command_is_about() {
    double before = talk.where("car").width();
    talk.say("the car is too big, make it a little smaller");
    double after = talk.where("car").width();
    talk.say("undo", "make the car a little smaller");
    assertThat(talk.where("car").width()).isEqualTo(after).isLessThan(before);
  }

  @Test
  void a_suggestion_on_a_blank_canvas_is_drawn() {
    Talk blank = new Talk(VocabularyFile.anything());
    blank.say("a rabbit instead");
    assertThat(blank.prompts()).isEqualTo("rabbit");
  }
}
