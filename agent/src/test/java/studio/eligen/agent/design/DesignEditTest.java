package studio.eligen.agent.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import studio.eligen.agent.design.DesignEdit.Anchor;
import studio.eligen.engine.Region;

class DesignEditTest {

  private static final Canvas CANVAS = new Canvas(256, 160);
  private static final Region.Box BOX = new Region.Box(0.25, 0.3, 0.5, 0.6);
  private static final Design CAT =
      Design.blank(CANVAS, 7).with(new DesignEdit.AddEntity(new Entity("cat", "cat", BOX)));

  private static List<Region> everyKind() {
    BitSet pixels = new BitSet();
    for (int y = 48; y < 96; y++) {
      pixels.set(y * 256 + 64, y * 256 + 64 + y - 47);
    }
    return List.of(
        BOX,
        new Region.Ellipse(0.25, 0.3, 0.5, 0.6),
        new Region.Polygon(
            List.of(
                new Region.Point(0.25, 0.3),
                new Region.Point(0.5, 0.45),
                new Region.Point(0.3, 0.6))),
        new Region.Mask(256, 160, pixels));
  }

  @Test
  void moving_a_thing_shifts_its_box() {
    Design moved = CAT.with(new DesignEdit.MoveEntity("cat", -0.125, 0.1));
    assertThat(moved.entities().get(0).region()).isEqualTo(new Region.Box(0.125, 0.4, 0.375, 0.7));
  }

  @Test
  void every_kind_of_region_moves_by_as_much_and_keeps_its_size() {
    for (Region region : everyKind()) {
      Design before = CAT.with(new DesignEdit.ReshapeEntity("cat", region));
      Bounds from = Bounds.of(before.entities().get(0).region());
      Design after = before.with(new DesignEdit.MoveEntity("cat", 0.125, -0.1));
      Bounds to = Bounds.of(after.entities().get(0).region());
      assertThat(to.x0()).isCloseTo(from.x0() + 0.125, within(1e-6));
      assertThat(to.y0()).isCloseTo(from.y0() - 0.1, within(1e-6));
      assertThat(to.width()).isCloseTo(from.width(), within(1e-6));
      assertThat(to.height()).isCloseTo(from.height(), within(1e-6));
    }
  }

  @Test
  void a_mask_comes_back_to_the_pixel_when_it_is_moved_back() {
    Region mask = everyKind().get(3);
    Design there =
        CAT.with(new DesignEdit.ReshapeEntity("cat", mask))
            .with(new DesignEdit.MoveEntity("cat", 0.125, 0.1));
    Design back = there.with(new DesignEdit.MoveEntity("cat", -0.125, -0.1));
    assertThat(there.entities().get(0).region()).isNotEqualTo(mask);
    assertThat(back.entities().get(0).region()).isEqualTo(mask);
  }

  @Test
  void every_kind_of_region_grows_about_its_foot() {
    for (Region region : everyKind()) {
      Design before = CAT.with(new DesignEdit.ReshapeEntity("cat", region));
      Bounds from = Bounds.of(before.entities().get(0).region());
      Design after = before.with(new DesignEdit.ResizeEntity("cat", 1.5, 1.25, Anchor.FOOT));
      Bounds to = Bounds.of(after.entities().get(0).region());
      assertThat(to.width()).isCloseTo(from.width() * 1.5, within(1.0 / 256));
      assertThat(to.height()).isCloseTo(from.height() * 1.25, within(1.0 / 160));
      assertThat(to.y1()).isCloseTo(from.y1(), within(1.0 / 160));
    }
  }

  @Test
  void a_mask_follows_the_canvas_to_another_size() {
    Design design = CAT.with(new DesignEdit.ReshapeEntity("cat", everyKind().get(3)));
    Design larger = design.with(new DesignEdit.SetCanvas(new Canvas(512, 320)));
    Region.Mask mask = (Region.Mask) larger.entities().get(0).region();
    assertThat(mask.width()).isEqualTo(512);
    assertThat(Bounds.of(mask)).isEqualTo(Bounds.of(design.entities().get(0).region()));
  }

  @Test
  void nothing_leaves_the_canvas_and_nothing_gets_too_small_whatever_is_done_to_it() {
    Random random = new Random(5);
    for (Region region : everyKind()) {
      Design design = CAT.with(new DesignEdit.ReshapeEntity("cat", region));
      for (int i = 0; i < 200; i++) {
        design = design.with(anyEdit(random));
        Bounds bounds = Bounds.of(design.entities().get(0).region());
        assertThat(bounds.x0()).isGreaterThanOrEqualTo(0);
        assertThat(bounds.y0()).isGreaterThanOrEqualTo(0);
        assertThat(bounds.x1()).isLessThanOrEqualTo(1);
        assertThat(bounds.y1()).isLessThanOrEqualTo(1);
        assertThat(bounds.width() * 256).isGreaterThan(15.9);
        assertThat(bounds.height() * 160).isGreaterThan(15.9);
      }
    }
  }

  private static DesignEdit anyEdit(Random random) {
    return random.nextBoolean()
        ? new DesignEdit.MoveEntity("cat", random.nextGaussian(), random.nextGaussian())
        : new DesignEdit.ResizeEntity(
            "cat",
            Math.exp(random.nextGaussian()),
            Math.exp(random.nextGaussian()),
            random.nextBoolean() ? Anchor.FOOT : Anchor.CENTRE);
  }

  @Test
  void a_box_that_reaches_out_of_the_canvas_is_cut() {
    Design design =
        CAT.with(new DesignEdit.ReshapeEntity("cat", new Region.Box(-0.5, 0.2, 0.5, 1.7)));
    assertThat(design.entities().get(0).region()).isEqualTo(new Region.Box(0, 0.2, 0.5, 1));
  }

  @Test
  void a_box_outside_the_canvas_comes_inside_at_the_least_size() {
    Design design = CAT.with(new DesignEdit.ReshapeEntity("cat", new Region.Box(2, 2, 3, 3)));
    assertThat(design.entities().get(0).region()).isEqualTo(new Region.Box(0.9375, 0.9, 1, 1));
  }

  @Test
  void the_remaining_edits_change_what_they_name_and_nothing_else() {
    Design design =
        CAT.with(
            List.of(
                new DesignEdit.AddEntity(new Entity("dog", "dog", BOX)),
                new DesignEdit.RepromptEntity("dog", "brown dog"),
                new DesignEdit.Reorder("dog", 0),
                new DesignEdit.SetScene("at sea"),
                new DesignEdit.SetStyle("woodcut"),
                new DesignEdit.Reseed(8)));
    assertThat(design)
        .isEqualTo(
            new Design(
                CANVAS,
                "at sea",
                "woodcut",
                "",
                8,
                List.of(new Entity("dog", "brown dog", BOX), new Entity("cat", "cat", BOX))));
    assertThat(design.with(new DesignEdit.RemoveEntity("dog")).entities())
        .extracting(Entity::id)
        .containsExactly("cat");
  }

  @Test
  void a_second_thing_of_a_name_is_refused_with_a_name_that_is_free() {
    assertThatThrownBy(() -> CAT.with(new DesignEdit.AddEntity(new Entity("cat", "cat", BOX))))
        .isInstanceOf(InvalidEdit.class)
        .hasMessageContaining("\"cat-2\" is free");
  }

  @Test
  void an_edit_of_something_that_is_not_there_names_what_is() {
    assertThatThrownBy(() -> CAT.with(new DesignEdit.RemoveEntity("whale")))
        .isInstanceOf(InvalidEdit.class)
        .hasMessageContaining("no \"whale\"")
        .hasMessageContaining("it holds cat");
  }

  @Test
  void what_is_locked_refuses_every_edit_of_it_by_name_until_it_is_unlocked() {
    Design locked = CAT.with(new DesignEdit.SetLocked("cat", true));
    List<DesignEdit> edits =
        List.of(
            new DesignEdit.RemoveEntity("cat"),
            new DesignEdit.MoveEntity("cat", 0.1, 0),
            new DesignEdit.ResizeEntity("cat", 2, 2, Anchor.FOOT),
            new DesignEdit.ReshapeEntity("cat", new Region.Ellipse(0, 0, 1, 1)),
            new DesignEdit.RepromptEntity("cat", "dog"),
            new DesignEdit.Reorder("cat", 0),
            new DesignEdit.SetHidden("cat", true),
            new DesignEdit.SetCanvas(new Canvas(64, 64)));
    for (DesignEdit edit : edits) {
      assertThatThrownBy(() -> locked.with(edit))
          .isInstanceOf(InvalidEdit.class)
          .hasMessage("The cat is locked and stays as it is; unlock it first.");
      Design unlocked = locked.with(new DesignEdit.SetLocked("cat", false));
      assertThat(unlocked.with(edit)).isEqualTo(CAT.with(edit));
    }
  }

  @Test
  void what_is_locked_lets_the_rest_of_the_design_change() {
    Design locked = CAT.with(new DesignEdit.SetLocked("cat", true));
    Design changed =
        locked.with(
            List.of(
                new DesignEdit.SetScene("at sea"),
                new DesignEdit.SetStyle("ink"),
                new DesignEdit.SetNegative("people"),
                new DesignEdit.Reseed(3),
                new DesignEdit.SetCanvas(locked.canvas()),
                new DesignEdit.AddEntity(new Entity("dog", "dog", BOX)),
                new DesignEdit.MoveEntity("dog", 0.1, 0)));
    assertThat(changed.entity("cat")).isEqualTo(locked.entity("cat"));
    assertThat(changed.negative()).isEqualTo("people");
  }

  @Test
  void two_of_a_kind_are_told_apart_by_their_ids_where_one_is_locked() {
    Design two =
        CAT.with(new DesignEdit.AddEntity(new Entity("cat-2", "cat", BOX)))
            .with(new DesignEdit.SetLocked("cat-2", true));
    assertThatThrownBy(() -> two.with(new DesignEdit.RemoveEntity("cat-2")))
        .hasMessageStartingWith("The second cat from the left is locked");
  }

  @Test
  void what_is_hidden_stays_in_the_design_and_can_be_edited_unseen() {
    Design hidden = CAT.with(new DesignEdit.SetHidden("cat", true));
    assertThat(hidden.entities()).hasSize(1);
    assertThat(hidden.visible().entities()).isEmpty();
    assertThat(CAT.visible()).isSameAs(CAT);
    DesignEdit move = new DesignEdit.MoveEntity("cat", 0.1, 0);
    assertThat(hidden.with(move).with(new DesignEdit.SetHidden("cat", false)))
        .isEqualTo(CAT.with(move));
  }

  @Test
  void polygons_of_too_many_corners_together_are_refused() {
    List<Region.Point> circle = new ArrayList<>();
    for (int i = 0; i < 7_000; i++) {
      double turn = 2 * Math.PI * i / 7_000;
      circle.add(new Region.Point(0.5 + 0.4 * Math.cos(turn), 0.5 + 0.4 * Math.sin(turn)));
    }
    List<Entity> three = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      three.add(new Entity("moon-" + i, "moon", new Region.Polygon(circle)));
    }
    assertThatThrownBy(() -> new Design(CANVAS, "", "", "", 0, three))
        .isInstanceOf(InvalidEdit.class)
        .hasMessageContaining("21,000 corners")
        .hasMessageContaining("at most 20,000");
    assertThat(new Design(CANVAS, "", "", "", 0, three.subList(1, 3)).entities()).hasSize(2);
  }

  @Test
  void too_many_things_are_refused() {
    List<Entity> many = new ArrayList<>();
    for (int i = 0; i <= DesignRules.MOST_ENTITIES; i++) {
      many.add(new Entity("cat-" + i, "cat", BOX));
    }
    assertThatThrownBy(() -> new Design(CANVAS, "", "", "", 0, many))
        .isInstanceOf(InvalidEdit.class)
        .hasMessageContaining("at most 32");
  }

  @Test
  void names_sizes_and_factors_that_make_no_sense_are_refused() {
    assertThatThrownBy(() -> new Entity("../cat", "cat", BOX)).isInstanceOf(InvalidEdit.class);
    assertThatThrownBy(() -> new Entity("cat", " ", BOX)).isInstanceOf(InvalidEdit.class);
    assertThatThrownBy(() -> new Canvas(250, 256)).isInstanceOf(InvalidEdit.class);
    assertThatThrownBy(() -> new DesignEdit.ResizeEntity("cat", Double.NaN, 1, Anchor.FOOT))
        .isInstanceOf(InvalidEdit.class);
    assertThatThrownBy(
            () ->
                CAT.with(
                    new DesignEdit.ReshapeEntity("cat", new Region.Mask(256, 160, new BitSet()))))
        .isInstanceOf(InvalidEdit.class)
        .hasMessageContaining("empty");
  }
}
