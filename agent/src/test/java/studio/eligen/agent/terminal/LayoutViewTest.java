package studio.eligen.agent.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import studio.eligen.agent.design.Canvas;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.DesignEdit;
import studio.eligen.agent.design.Entity;
import studio.eligen.agent.terminal.InlinePicture.Area;
import studio.eligen.engine.Region;

class LayoutViewTest {

  private static final TerminalCapabilities PLAIN =
      new TerminalCapabilities(true, true, ColourDepth.NONE, InlinePicture.OFF);
  private static final Area ROOM = new Area(22, 12);

  private static Design design(Entity... entities) {
    return new Design(new Canvas(256, 256), "on a beach", "", "", 3, List.of(entities));
  }

  private static Entity entity(String id, String prompt, double... box) {
    return new Entity(id, prompt, new Region.Box(box[0], box[1], box[2], box[3]));
  }

  @Test
  void a_thing_is_a_box_with_its_name_where_it_is_on_the_canvas() {
    assertThat(LayoutView.of(design(entity("cat", "cat", 0, 0.5, 0.5, 1)), ROOM, PLAIN))
        .isEqualTo(
            """
            ┌────────────────────┐
            │                    │
            │                    │
            │                    │
            │                    │
            │                    │
            │┌────────┐          │
            ││cat     │          │
            ││        │          │
            ││        │          │
            │└────────┘          │
            └────────────────────┘
              1 cat, 0-50 % across, 50-100 % down
              on a beach; 256×256 pixels, seed 3
            """);
  }

  @Test
  void what_is_hidden_is_in_the_list_alone_and_a_lock_is_told() {
    Entity cat = new Entity("cat", "cat", new Region.Box(0, 0, 0.5, 0.5), true, true);
    String sketch =
        LayoutView.of(design(cat).with(new DesignEdit.SetNegative("people")), ROOM, PLAIN);
    assertThat(sketch.lines().limit(12)).noneMatch(line -> line.contains("cat"));
    assertThat(sketch)
        .contains(
            "1 cat, 0-50 % across, 0-50 % down, hidden, locked\n",
            "on a beach; left out: people; 256×256 pixels");
  }

  @Test
  void what_is_in_front_covers_what_is_behind() {
    String sketch =
        LayoutView.of(
            design(entity("cat", "cat", 0, 0, 0.5, 0.5), entity("dog", "dog", 0, 0, 0.5, 0.5)),
            ROOM,
            PLAIN);
    assertThat(sketch.lines().limit(12)).noneMatch(line -> line.contains("cat"));
    assertThat(sketch.lines().limit(12)).anyMatch(line -> line.contains("dog"));
    assertThat(sketch).contains("1 cat").contains("2 dog");
  }

  @Test
  void a_name_without_room_is_a_number() {
    String sketch =
        LayoutView.of(
            design(entity("bus", "long red double-decker bus", 0.2, 0.2, 0.5, 0.9)), ROOM, PLAIN);
    assertThat(sketch.lines().limit(12)).anyMatch(line -> line.contains("│1 "));
  }

  @Test
  void wide_letters_keep_the_frame_straight() {
    String sketch = LayoutView.of(design(entity("cat", "猫", 0, 0, 0.5, 0.5)), ROOM, PLAIN);
    assertThat(sketch.lines().filter(line -> line.contains("│猫")).toList())
        .containsExactly("││猫      │          │");
  }

  @Test
  void the_smallest_things_in_the_corners_of_the_smallest_room_are_drawn() {
    String sketch =
        LayoutView.of(
            design(entity("a", "ant", 0, 0, 0.01, 0.01), entity("b", "bee", 0.99, 0.99, 1, 1)),
            new Area(1, 1),
            new TerminalCapabilities(false, false, ColourDepth.NONE, InlinePicture.OFF));
    assertThat(sketch).startsWith("+-").contains("1 ant").contains("2 bee");
  }

  @Test
  void control_characters_in_a_name_do_not_reach_the_terminal() {
    assertThat(LayoutView.of(design(entity("cat", "c\u001b[2Jat", 0, 0, 1, 1)), ROOM, PLAIN))
        .doesNotContain("\u001b");
  }
}
