package studio.eligen.agent.designer.phrases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import studio.eligen.agent.designer.lexicon.Vocabulary;
import studio.eligen.agent.fixtures.Worlds;

class NamingTest {

  private final Naming naming = new Naming(Worlds.small());

  @ParameterizedTest
  @CsvSource({
    "cat, cat",
    "a red car, red car",
    "two dogs, dog",
    "Kitten, cat",
    "big blue ball, blue ball",
    "a fluffy blue ball lying, blue ball",
    "cat with a hat, cat",
    "motor car, car",
  })
  void of_what_is_typed_as_much_is_drawn_as_the_conversation_would(String typed, String drawn) {
    assertThat(naming.of(typed)).isEqualTo(drawn);
  }

  @ParameterizedTest
  @ValueSource(strings = {"zebra", "a zebra", "zebra with a cat", "lila Elefant", "cat food"})
  void anything_else_is_refused_with_what_can_be_drawn(String typed) {
    assertThatThrownBy(() -> naming.of(typed))
        .isInstanceOf(UnknownName.class)
        .hasMessageMatching(
            "This model does not know \".+\"\\. (It can draw|Did you mean|Shall it be) .*")
        .hasMessageEndingWith("Nothing was changed.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"zebra", "lila Elefant", "a big oak tree"})
  void a_model_without_a_list_is_asked_for_anything(String typed) {
    Naming open = new Naming(Vocabulary.open(List.of(), List.of(), List.of()));
    assertThat(open.of(typed)).isEqualTo(typed);
  }
}
