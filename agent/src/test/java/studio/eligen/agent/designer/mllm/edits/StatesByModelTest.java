package studio.eligen.agent.designer.mllm.edits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.InvalidEdit;

/** What a model hides, locks and leaves out. */
class StatesByModelTest {

  private static Design apply(String... edits) {
    return EditResolverTest.apply(String.join(", ", edits));
  }

  @Test
  void things_are_hidden_and_locked_and_what_is_left_out_is_set() {
    Design after =
        apply(
            "{\"op\": \"hide\", \"id\": \"cat\"}",
            "{\"op\": \"lock\", \"id\": \"car\"}",
            "{\"op\": \"set_negative_prompt\", \"text\": \"people\"}");

    assertThat(after.entity("cat").orElseThrow().hidden()).isTrue();
    assertThat(after.entity("car").orElseThrow().locked()).isTrue();
    assertThat(after.negative()).isEqualTo("people");
    assertThat(
            apply(
                "{\"op\": \"hide\", \"id\": \"cat\"}",
                "{\"op\": \"show\", \"id\": \"cat\"}",
                "{\"op\": \"lock\", \"id\": \"cat\"}",
                "{\"op\": \"unlock\", \"id\": \"cat\"}"))
        .isEqualTo(EditResolverTest.TWO);
  }

  @Test
  void an_edit_of_what_is_locked_is_refused_in_words_for_the_model() {
    assertThatThrownBy(
            () ->
                apply(
                    "{\"op\": \"lock\", \"id\": \"car\"}",
                    "{\"op\": \"move\", \"id\": \"car\", \"direction\": \"left\"}"))
        .isInstanceOf(InvalidEdit.class)
        .hasMessage("The red car is locked and stays as it is; unlock it first.");
  }

  @Test
  void what_is_hidden_is_in_nobodys_way() {
    Design after =
        apply(
            "{\"op\": \"hide\", \"id\": \"car\"}",
            "{\"op\": \"move\", \"id\": \"cat\", \"direction\": \"right\"}");

    assertThat(EditResolverTest.at("cat", after).x1())
        .isGreaterThan(EditResolverTest.at("car", after).x0());
  }
}
