package studio.eligen.agent.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import studio.eligen.agent.design.Canvas;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.DesignEdit;
import studio.eligen.agent.design.Entity;
import studio.eligen.agent.fixtures.TinyModel;
import studio.eligen.engine.Cancellation;
import studio.eligen.engine.Edit;
import studio.eligen.engine.GreyMap;
import studio.eligen.engine.Region;
import studio.eligen.engine.RenderListener;
import studio.eligen.engine.RenderRequest;
import studio.eligen.engine.RenderedImage;
import studio.eligen.engine.recipe.PngRecipe;
import studio.eligen.prompts.Prompts;

/** Edits drawn by the model that ships: outside of what was asked, not one pixel changes. */
class EditsOnTheModelTest {

  private static final Canvas CANVAS = new Canvas(160, 160);
  private static final TinyModel.Loaded MODEL = TinyModel.load();
  private static final RenderPlanner PLANNER =
      new RenderPlanner(TinyModel.settings(6), Prompts.builtIn());

  private static final Entity LEFT =
      new Entity("left", TinyModel.plain().get(0), new Region.Box(0.1, 0.5, 0.4, 0.8));
  private static final Entity RIGHT =
      new Entity(
          "right", "red " + TinyModel.colourable().get(0), new Region.Box(0.55, 0.45, 0.95, 0.85));
  private static final Design DESIGN =
      new Design(CANVAS, TinyModel.scene(), "", "", 5, List.of(LEFT, RIGHT));
  private static final BufferedImage PICTURE =
      MODEL.render(PLANNER.generate(DESIGN, "").request()).image();

  @AfterAll
  static void close() {
    MODEL.engine().close();
  }

  /** Draws an edit and checks that it changed something, and only where it may. */
  private static BufferedImage drawnInPlace(Design before, DesignEdit... edits) {
    Design after = before.with(List.of(edits));
    RenderPlan.Inpaint plan = (RenderPlan.Inpaint) PLANNER.plan(before, PICTURE, after);
    BufferedImage drawn = MODEL.render(plan.request()).image();
    BitSet allowed = ChangedCells.between(before, after);
    assertThat(ChangedCells.pixelsOutside(allowed, PICTURE, drawn)).isZero();
    assertThat(ChangedCells.pixelsInside(allowed, PICTURE, drawn)).isPositive();
    return drawn;
  }

  @Test
  void a_move_changes_the_old_and_the_new_place_alone() {
    drawnInPlace(DESIGN, new DesignEdit.MoveEntity("left", 0, -0.3));
  }

  @Test
  void a_move_that_overlaps_where_it_was_and_what_is_beside_it_changes_those_places_alone() {
    drawnInPlace(DESIGN, new DesignEdit.MoveEntity("left", 0.2, 0.05));
  }

  @Test
  void a_recolour_changes_the_thing_alone_and_shows_the_new_colour() {
    String blue = "blue " + TinyModel.colourable().get(0);
    BufferedImage drawn = drawnInPlace(DESIGN, new DesignEdit.RepromptEntity("right", blue));
    assertThat(blueness(drawn, RIGHT)).isGreaterThan(blueness(PICTURE, RIGHT) + 20);
  }

  @Test
  void a_replacement_changes_the_place_of_the_thing_alone() {
    drawnInPlace(DESIGN, new DesignEdit.RepromptEntity("left", TinyModel.plain().get(1)));
  }

  @Test
  void an_addition_changes_its_place_alone() {
    Entity added =
        new Entity("above", TinyModel.plain().get(2), new Region.Ellipse(0.3, 0.05, 0.6, 0.35));
    drawnInPlace(DESIGN, new DesignEdit.AddEntity(added));
  }

  @Test
  void a_removal_changes_the_place_that_was_left_alone() {
    drawnInPlace(DESIGN, new DesignEdit.RemoveEntity("right"));
  }

  @Test
  void variations_of_a_thing_differ_in_its_place_alone() {
    RenderedImage rendered = MODEL.render(PLANNER.generate(DESIGN, "").request());
    Picture picture = Picture.of(rendered, DESIGN);
    BitSet place = ChangedCells.reachedBy(RIGHT.region(), CANVAS);
    List<Variation> variations =
        Variations.ofEntity(PLANNER, DESIGN, picture, "right", 90, 2)
            .draw(MODEL, RenderListener.SILENT, new Cancellation(), plan -> {}, drawn -> {});
    BufferedImage one = variations.get(0).picture().image();
    BufferedImage two = variations.get(1).picture().image();
    for (BufferedImage variation : List.of(one, two)) {
      assertThat(ChangedCells.pixelsOutside(place, PICTURE, variation)).isZero();
    }
    assertThat(ChangedCells.pixelsInside(place, one, two)).isPositive();
    assertThat(ChangedCells.pixelsInside(place, one, PICTURE)).isPositive();
  }

  @Test
  void a_seed_of_its_own_changes_the_thing_alone_and_its_picture_is_drawn_again_byte_for_byte() {
    DesignEdit edit = new DesignEdit.SetSeed("left", Optional.of(1L << 63));
    drawnInPlace(DESIGN, edit);
    Design own = DESIGN.with(edit);
    byte[] png =
        PngRecipe.encode(MODEL.render(PLANNER.generate(own, "").request()), Optional.empty());
    RenderRequest again = PngRecipe.read(png, "own.png").request();
    assertThat(again.entities().get(0).seed()).contains(1L << 63);
    assertThat(PngRecipe.encode(MODEL.render(again), Optional.empty())).isEqualTo(png);
  }

  @Test
  void a_thing_that_asks_for_little_keeps_more_of_its_looks_where_it_goes() {
    double little = difference(movedAt(0.1), LEFT_UP);
    double much = difference(movedAt(1), LEFT_UP);
    System.out.printf("Moved at strength 0.1 it differs by %.1f, at 1 by %.1f.%n", little, much);
    assertThat(little).isLessThan(much);
  }

  private static final Entity LEFT_UP = LEFT.withRegion(new Region.Box(0.1, 0.1, 0.4, 0.4));

  private static BufferedImage movedAt(double strength) {
    Design before = DESIGN.with(new DesignEdit.SetStrength("left", Optional.of(strength)));
    return drawnInPlace(before, new DesignEdit.MoveEntity("left", 0, -0.4));
  }

  @Test
  void several_edits_in_one_pass_change_their_places_alone() {
    drawnInPlace(
        DESIGN,
        new DesignEdit.RemoveEntity("left"),
        new DesignEdit.MoveEntity("right", 0, -0.2),
        new DesignEdit.AddEntity(
            new Entity("low", TinyModel.plain().get(2), new Region.Box(0, 0.85, 0.3, 1))));
  }

  @Test
  void a_moved_thing_stays_itself_more_than_one_drawn_with_a_fresh_seed() {
    Design after = DESIGN.with(new DesignEdit.MoveEntity("left", 0, -0.4));
    RenderRequest moving = ((RenderPlan.Inpaint) PLANNER.plan(DESIGN, PICTURE, after)).request();
    BufferedImage moved = MODEL.render(moving).image();
    BufferedImage fresh = MODEL.render(freshlyDrawn(moving)).image();
    double ofMoved = difference(moved, after.entity("left").orElseThrow());
    double ofFresh = difference(fresh, after.entity("left").orElseThrow());
    System.out.printf(
        "Laid over its old place, the moved thing differs by %.1f, one of a fresh seed by %.1f (of 255).%n",
        ofMoved, ofFresh);
    assertThat(ofMoved).isLessThan(ofFresh);
  }

  /** The same pass, but every touched cell free from the start, and another seed. */
  private static RenderRequest freshlyDrawn(RenderRequest r) {
    Edit edit = r.edit().orElseThrow();
    GreyMap levels = ((Edit.Release.Levels) edit.release().orElseThrow()).map();
    byte[] free = levels.values();
    for (int i = 0; i < free.length; i++) {
      free[i] = free[i] == 0 ? 0 : (byte) 255;
    }
    Edit.Release release =
        new Edit.Release.Levels(new GreyMap(levels.width(), levels.height(), free));
    return r.toBuilder()
        .seed(r.seed() + 1)
        .edit(new Edit(edit.image(), Optional.of(release)))
        .build();
  }

  /**
   * Mean difference of a channel between the left thing as it was and as it is in its new place.
   */
  private static double difference(BufferedImage picture, Entity now) {
    int[] old = pixels(PICTURE, LEFT);
    int[] other = pixels(picture, now);
    double sum = 0;
    for (int i = 0; i < old.length; i++) {
      for (int shift = 0; shift <= 16; shift += 8) {
        sum += Math.abs((old[i] >> shift & 255) - (other[i] >> shift & 255));
      }
    }
    return sum / old.length / 3;
  }

  /** How much more blue than red there is in a thing's place. */
  private static double blueness(BufferedImage picture, Entity entity) {
    return Arrays.stream(pixels(picture, entity))
        .map(rgb -> (rgb & 255) - (rgb >> 16 & 255))
        .average()
        .orElseThrow();
  }

  private static int[] pixels(BufferedImage picture, Entity entity) {
    Region.Box box = (Region.Box) entity.region();
    int x = (int) Math.round(box.x0() * CANVAS.width());
    int y = (int) Math.round(box.y0() * CANVAS.height());
    int width = (int) Math.round((box.x1() - box.x0()) * CANVAS.width());
    int height = (int) Math.round((box.y1() - box.y0()) * CANVAS.height());
    return picture.getRGB(x, y, width, height, null, 0, width);
  }
}
