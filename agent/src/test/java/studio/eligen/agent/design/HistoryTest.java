package studio.eligen.agent.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import studio.eligen.agent.design.History.Version;

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
        .isInstanceOf(InvalidEdit.class)
        .hasMessageContaining("choose 0 to 2");
  }

  @Test
  void the_lineage_leads_from_the_current_version_to_the_first() {
    assertThat(LINE.undo().orElseThrow().then(scene("three"), "three").lineage())
        .extracting(History.Version::number)
        .containsExactly(3, 1, 0);
  }

  @Test
  void a_history_is_restored_with_its_branches_and_its_place() {
    History branched =
        LINE.undo().orElseThrow().then(scene("three"), "three").fork(2).back(2).forward(1);
    History restored =
        History.restored(branched.versions(), branched.current().number(), branched.ahead());
    assertThat(restored.versions()).isEqualTo(branched.versions());
    assertThat(restored.current()).isEqualTo(branched.current());
    assertThat(restored.redo().orElseThrow().current())
        .isEqualTo(branched.redo().orElseThrow().current());
  }

  @Test
  void a_history_that_is_no_tree_is_refused() {
    Version root = LINE.versions().get(0);
    Version one = LINE.versions().get(1);
    Version two = LINE.versions().get(2);
    Version orphan = new Version(1, OptionalInt.empty(), BLANK, "");
    Version ownParent = new Version(1, OptionalInt.of(1), BLANK, "");
    Version negative = new Version(1, OptionalInt.of(-1), BLANK, "");
    for (List<Version> wrong :
        List.of(
            List.<Version>of(),
            List.of(one),
            List.of(root, two),
            List.of(root, orphan),
            List.of(root, ownParent),
            List.of(root, negative))) {
      assertThatThrownBy(() -> History.restored(wrong, 0, Map.of()))
          .isInstanceOf(InvalidEdit.class);
    }
    for (Map<Integer, Integer> wrong : List.of(Map.of(0, 2), Map.of(1, 0), Map.of(7, 8))) {
      assertThatThrownBy(() -> History.restored(LINE.versions(), 0, wrong))
          .isInstanceOf(InvalidEdit.class);
    }
  }
}
