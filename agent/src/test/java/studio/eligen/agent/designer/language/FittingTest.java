package studio.eligen.agent.designer.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.designer.lexicon.Vocabulary;
import studio.eligen.agent.designer.lexicon.Vocabulary.Place;
import studio.eligen.agent.designer.lexicon.Vocabulary.Stands;
import studio.eligen.agent.designer.lexicon.Vocabulary.Thing;

/** What people say is read alike for every model; what a model's list lacks is told. */
class FittingTest {

  private static final Vocabulary MODEL =
      Vocabulary.of(
          List.of(
              thing("dog", "puppy"),
              thing("top hat"),
              thing("ball"),
              thing("boy", "kid"),
              thing("building"),
              thing("bread", "loaf of bread"),
              thing("table"),
              thing("television", "tv")),
          List.of("red", "white"),
          List.of(place("on a grassy field"), place("in a forest"), place("at night")));

  private final Talk talk = new Talk(MODEL);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a dog with a top hat                  | dog, top hat                 | ''",
        "a fluffy white dog                    | white dog                    | \"fluffy\"",
        "a dog with long ears                  | dog                          | \"with long ears\"",
        "a boy building a sandcastle           | boy                          | sandcastle",
        "two kids playing with a ball          | boy, boy, ball               | For \"kid\" this model draws a boy",
        "a loaf of bread on a table            | table, bread                 | ''",
        "a tv on a wooden table                | table, television            | \"wooden\"",
        "a dog and a jug of milk               | dog                          | \"jug of milk\"",
        "a dog sitting on the roof of a castle | dog                          | castle",
      })
  void what_is_drawn_of_a_description_and_what_is_told(String words, String prompts, String told) {
    String answer = talk.say(words).text();
    assertThat(talk.prompts().split(", ")).containsExactlyInAnyOrder(prompts.split(", "));
    assertThat(answer).contains(told);
    assertThat(told.isEmpty() && answer.contains("I do not know")).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "in a dark forest            | in a forest          | For \"in a dark forest\" this model draws \"in a forest\"",
        "in a forest at night        | in a forest | cannot draw \"in a forest\" together with \"at night\"",
        "in a garage                 | on a grassy field    | does not know the place \"in a garage\"",
      })
  void of_a_scene_as_much_is_drawn_as_is_known(String where, String scene, String told) {
    String answer = talk.say("a dog " + where).text();
    assertThat(talk.design().scene()).isEqualTo(scene);
    assertThat(answer).contains(told).doesNotContain("You named no place");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "make the dog fluffy              | does not know \"fluffy\"",
        "make the roof of the dog red     | dog",
        "change the background to a beach | does not know the scene \"a beach\"",
        "replace the dog with a jug       | does not know \"jug\"",
        "make it sunset                   | does not know the scene \"sunset\"",
      })
  void an_edit_of_which_something_would_be_lost_is_refused(String words, String told) {
    talk.say("a dog in a forest");
    Design before = talk.design();
    assertThat(talk.say(words).text()).contains(told);
    assertThat(talk.design()).isEqualTo(before);
  }

  @Test
  void what_is_known_by_another_word_is_still_called_by_it() {
    talk.say("a puppy and a ball in a forest", "make the puppy red");
    assertThat(talk.prompts().split(", ")).containsExactlyInAnyOrder("red dog", "ball");
  }

  private static Thing thing(String name, String... aliases) {
    return new Thing(name, List.of(aliases), true, Stands.GROUND, 0.6, 0.6, 0, Optional.empty());
  }

  private static Place place(String phrase) {
    return new Place(phrase, List.of(phrase), Optional.empty(), Optional.empty(), Optional.empty());
  }
}
