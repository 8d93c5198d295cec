package studio.eligen.agent.designer.mllm.edits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import studio.eligen.agent.design.Bounds;
import studio.eligen.agent.design.Canvas;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.Entity;
import studio.eligen.agent.design.InvalidEdit;
import studio.eligen.agent.designer.lexicon.VocabularyFile;
import studio.eligen.agent.designer.mllm.parsing.BoxDialect;
import studio.eligen.agent.designer.mllm.parsing.BoxReader;
import studio.eligen.agent.designer.mllm.parsing.SentSize;
import studio.eligen.engine.Region;

/** What a model hides, locks and leaves out. */
class StatesByModelTest {

  private static final Design TWO =
      new Design(
          new Canvas(512, 512),
          "",
          "",
          "",
          1,
          List.of(
              new Entity("cat", "white cat", new Region.Box(0.375, 0.5, 0.625, 0.75)),
              new Entity("car", "red car", new Region.Box(0.6875, 0.5, 0.9375, 0.75))));

  private static Design apply(String... edits) {
    BoxReader boxes = new BoxReader(BoxDialect.QWEN25_VL, new SentSize(896, 896));
    String call = "{\"edits\": [%s]}".formatted(String.join(", ", edits));
    return new EditResolver(new KnownThings(VocabularyFile.anything()), boxes)
        .resolve(DesignTools.read(call).edits(), TWO, 7)
        .design();
  }

  private static Bounds bounds(Design design, String id) {
    return Bounds.of(design.entity(id).orElseThrow().region());
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
        .isEqualTo(TWO);
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

    assertThat(bounds(after, "cat").x1()).isGreaterThan(bounds(after, "car").x0());
  }
}
