package studio.eligen.agent.designer.lexicon;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import studio.eligen.agent.fixtures.Worlds;

class NamingTest {

  private final Naming naming = new Naming(Worlds.small());

  @ParameterizedTest
  @ValueSource(
      strings = {"cat", "a red car", "two dogs", "Kitten", "big blue ball", "cat with a hat"})
  void what_the_conversation_would_draw_can_be_typed(String prompt) {
    assertThatCode(() -> naming.check(prompt)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"zebra", "a zebra", "zebra with a cat", "lila Elefant", "cat food"})
  void anything_else_is_refused_with_what_can_be_drawn(String prompt) {
    assertThatThrownBy(() -> naming.check(prompt))
        .isInstanceOf(UnknownName.class)
        .hasMessageMatching(
            "This model does not know \".+\"\\. (It can draw|Did you mean|Shall it be) .*")
        .hasMessageEndingWith("Nothing was changed.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"zebra", "lila Elefant"})
  void a_model_without_a_list_is_asked_for_anything(String prompt) {
    Naming open = new Naming(Vocabulary.open(List.of(), List.of(), List.of()));
    assertThatCode(() -> open.check(prompt)).doesNotThrowAnyException();
  }
}
