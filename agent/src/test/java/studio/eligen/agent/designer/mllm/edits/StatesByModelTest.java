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

  @Test
  void a_thing_gets_a_seed_and_a_strength_of_its_own_and_both_are_taken_away() {
    Design after =
        apply(
            "{\"op\": \"set_seed\", \"id\": \"cat\", \"seed\": 18446744073709551615}",
            "{\"op\": \"set_seed\", \"id\": \"car\"}",
            "{\"op\": \"set_strength\", \"id\": \"cat\", \"percent\": 30}",
            "{\"op\": \"set_strength\", \"id\": \"car\", \"percent\": 0.4}");

    assertThat(after.entity("cat").orElseThrow().seed()).contains(-1L);
    assertThat(after.entity("car").orElseThrow().seed()).isPresent();
    assertThat(after.entity("cat").orElseThrow().strength()).contains(0.3);
    assertThat(after.entity("car").orElseThrow().strength()).contains(0.4);
    assertThat(
            apply(
                "{\"op\": \"set_seed\", \"id\": \"cat\", \"seed\": 7}",
                "{\"op\": \"set_strength\", \"id\": \"cat\", \"percent\": 30}",
                "{\"op\": \"remove_seed\", \"id\": \"cat\"}",
                "{\"op\": \"remove_strength\", \"id\": \"cat\"}"))
        .isEqualTo(EditResolverTest.TWO);
  }

  @Test
  void a_seed_or_a_strength_that_is_none_is_refused_with_the_value() {
    assertThatThrownBy(() -> apply("{\"op\": \"set_seed\", \"id\": \"cat\", \"seed\": \"lucky\"}"))
        .hasMessage(
            "set_seed: \"lucky\" is no seed; give a whole number of at most 18446744073709551615, or none.");
    assertThatThrownBy(() -> apply("{\"op\": \"set_strength\", \"id\": \"cat\", \"percent\": 140}"))
        .hasMessage("set_strength: percent is 140; give 5 (nearly as it is) to 100 (all anew).");
    assertThatThrownBy(() -> apply("{\"op\": \"set_strength\", \"id\": \"cat\"}"))
        .hasMessage("set_strength needs \"percent\", 5 to 100.");
  }
}
