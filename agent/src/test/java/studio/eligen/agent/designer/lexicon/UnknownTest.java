package studio.eligen.agent.designer.lexicon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import studio.eligen.agent.designer.lexicon.Vocabulary.Stands;
import studio.eligen.agent.designer.lexicon.Vocabulary.Thing;
import studio.eligen.agent.designer.phrases.Misunderstanding;

class UnknownTest {

  private final Vocabulary model =
      Vocabulary.of(
          List.of(thing("house"), thing("leopard"), thing("cat"), thing("boat"), thing("rose")),
          List.of(),
          List.of());

  @ParameterizedTest
  @CsvSource({
    "puma, Shall it be a leopard?",
    "pumas, Shall it be leopards?",
    "goat, Shall it be a cat?",
    "tulip, Shall it be a rose?",
    "leopart, Did you mean a leopard?",
    "blorp, It can draw a house"
  })
  void what_a_model_lacks_is_offered_as_the_nearest_of_its_kind_or_spelling(
      String said, String answer) {
    assertThat(Unknown.thing(said, model)).contains("\"" + said + "\"", answer);
  }

  @Test
  void a_few_are_offered_the_nearest_first() {
    assertThat(Unknown.instead("puma", model)).first().isEqualTo("leopard");
    assertThat(Unknown.instead("puma", model)).contains("cat").hasSizeLessThanOrEqualTo(3);
    assertThat(Unknown.instead("blorp", model)).isEmpty();
  }

  @Test
  void a_name_is_nearer_than_another_word_for_a_thing() {
    Thing dinosaur =
        new Thing("dinosaur", List.of("trex"), false, Stands.GROUND, 1, 1, 0, Optional.empty());
    Vocabulary either = Vocabulary.of(List.of(dinosaur, thing("tree")), List.of(), List.of());
    assertThat(Unknown.instead("tre", either)).containsExactly("tree");
  }

  @Test
  void what_may_have_been_meant_stands_once_in_the_place_of_what_was_heard() {
    List<String> said = List.of("put", "a", "hat", "by", "two", "hats");
    assertThat(new Misunderstanding.Suggestion("hat", "top hat").in(said))
        .isEqualTo(List.of("put", "a", "top", "hat", "by", "two", "top", "hats"));
  }

  private static Thing thing(String name) {
    return new Thing(name, List.of(), true, Stands.GROUND, 1, 1, 0, Optional.empty());
  }
}
