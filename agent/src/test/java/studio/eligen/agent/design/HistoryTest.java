package studio.eligen.agent.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import studio.eligen.engine.RenderException.BadRequest;

class HistoryTest {

  private static final Design BLANK = Design.blank(new Canvas(160, 160), 0);
  private static final History LINE =
      History.of(BLANK).then(scene("one"), "one").then(scene("two"), "two");

  private static Design scene(String words) {
    return BLANK.with(new DesignEdit.SetScene(words));
  }

  @Test
  void undo_goes_back_to_the_blank_canvas_and_no_further() {
    History back = LINE.undo().orElseThrow().undo().orElseThrow();
    assertThat(back.design()).isEqualTo(BLANK);
    assertThat(back.undo()).isEmpty();
  }

  @Test
  void redo_repeats_what_was_undone() {
    History back = LINE.undo().orElseThrow().undo().orElseThrow();
    assertThat(back.redo().orElseThrow().redo().orElseThrow().design()).isEqualTo(scene("two"));
    assertThat(LINE.redo()).isEmpty();
  }

  @Test
  void a_change_after_an_undo_keeps_the_other_branch() {
    History branched = LINE.undo().orElseThrow().then(scene("three"), "three");
    assertThat(branched.redo()).isEmpty();
    assertThat(branched.versions()).hasSize(4);
    assertThat(branched.fork(2).design()).isEqualTo(scene("two"));
    assertThat(branched.undo().orElseThrow().redo().orElseThrow().design())
        .isEqualTo(scene("three"));
  }

  @Test
  void a_fork_to_a_version_that_is_not_there_names_those_there_are() {
    assertThatThrownBy(() -> LINE.fork(3))
        .isInstanceOf(BadRequest.class)
        .hasMessageContaining("choose 0 to 2");
  }

  @Test
  void the_lineage_leads_from_the_current_version_to_the_first() {
    assertThat(LINE.undo().orElseThrow().then(scene("three"), "three").lineage())
        .extracting(History.Version::number)
        .containsExactly(3, 1, 0);
  }
}
