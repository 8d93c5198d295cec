package studio.eligen.agent.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import studio.eligen.agent.design.Canvas;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.DesignEdit;
import studio.eligen.agent.design.DesignEdit.Anchor;
import studio.eligen.agent.design.Entity;
import studio.eligen.engine.Edit;
import studio.eligen.engine.GenerationDefaults;
import studio.eligen.engine.GreyMap;
import studio.eligen.engine.Region;
import studio.eligen.engine.RenderRequest;
import studio.eligen.engine.region.PictureGrid;
import studio.eligen.engine.region.PixelMask;
import studio.eligen.prompts.Prompts;

class RenderPlannerTest {

  private static final Canvas CANVAS = new Canvas(256, 256);
  private static final RenderPlanner PLANNER =
      new RenderPlanner(GenerationDefaults.PAPER, Prompts.builtIn());

  private static Design design(Entity... entities) {
    return new Design(CANVAS, "on a beach", "", "", 1, List.of(entities));
  }

  private static Entity entity(String id, String prompt, int x0, int y0, int x1, int y1) {
    return new Entity(id, prompt, new Region.Box(x0 / 256.0, y0 / 256.0, x1 / 256.0, y1 / 256.0));
  }

  private static final Entity CAT = entity("cat", "cat", 32, 160, 96, 224);
  private static final Entity CAR = entity("car", "red car", 144, 128, 240, 224);

  /** The things are discs of their own colours, with shades, on a scene of stripes. */
  private static BufferedImage picture() {
    BufferedImage image = new BufferedImage(256, 256, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 256 * 256; i++) {
      image.setRGB(i % 256, i / 256, stripe(i / 256));
    }
    disc(image, 64, 192, 24, 0xffaa00);
    disc(image, 192, 176, 40, 0xe00000);
    return image;
  }

  private static int stripe(int y) {
    return 0x002080 + (y / 2 << 8);
  }

  private static void disc(BufferedImage image, int x0, int y0, int radius, int colour) {
    for (int y = -radius; y <= radius; y++) {
      for (int x = -radius; x <= radius; x++) {
        if (x * x + y * y <= radius * radius) {
          image.setRGB(x0 + x, y0 + y, colour + (x + radius) / 4);
        }
      }
    }
  }

  private static RenderPlan.Inpaint inpaint(Design before, Design after) {
    return (RenderPlan.Inpaint) PLANNER.plan(before, picture(), after);
  }

  private static GreyMap levels(RenderPlan.Inpaint plan) {
    Edit edit = plan.request().edit().orElseThrow();
    return ((Edit.Release.Levels) edit.release().orElseThrow()).map();
  }

  @Test
  void the_caption_lists_the_things_then_the_scene_then_the_style() {
    Design design =
        design(CAT, CAR, entity("owl", "owl", 0, 0, 32, 32)).with(new DesignEdit.SetStyle("ink"));
    RenderRequest request = PLANNER.generate(design, "").request();
    assertThat(request.prompt()).isEqualTo("a cat, a red car and an owl on a beach, ink");
    assertThat(request.entities())
        .extracting(RenderRequest.Entity::prompt)
        .containsExactly("cat", "red car", "owl");
  }

  @Test
  void a_caption_without_things_scene_or_style_leaves_no_commas_behind() {
    assertThat(PLANNER.generate(design(), "").request().prompt()).isEqualTo("on a beach");
    Design bare = Design.blank(CANVAS, 0).with(new DesignEdit.AddEntity(CAT));
    assertThat(PLANNER.generate(bare, "").request().prompt()).isEqualTo("a cat");
  }

  @Test
  void the_scene_the_style_the_seed_and_the_size_draw_all_anew() {
    for (DesignEdit edit :
        List.of(
            new DesignEdit.SetScene("at sea"),
            new DesignEdit.SetStyle("ink"),
            new DesignEdit.Reseed(9),
            new DesignEdit.SetCanvas(new Canvas(160, 160)))) {
      Design before = design(CAT, CAR);
      RenderPlan plan = PLANNER.plan(before, picture(), before.with(edit));
      assertThat(plan).isInstanceOf(RenderPlan.Generate.class);
    }
  }

  @Test
  void nothing_changed_means_nothing_drawn() {
    assertThat(PLANNER.plan(design(CAT, CAR), picture(), design(CAT, CAR)))
        .isInstanceOf(RenderPlan.Keep.class);
    assertThat(PLANNER.plan(design(CAT, CAR), picture(), design(CAR, CAT)))
        .as("two things that do not meet change their order")
        .isInstanceOf(RenderPlan.Keep.class);
  }

  @Test
  void a_moved_thing_takes_its_pixels_along_and_frees_the_place_it_leaves() {
    Design after = design(entity("cat", "cat", 64, 144, 128, 208), CAR);
    RenderPlan.Inpaint plan = inpaint(design(CAT, CAR), after);
    GreyMap levels = levels(plan);
    assertThat(levels.at(36, 164)).as("left behind").isEqualTo(204);
    assertThat(levels.at(68, 164)).as("old and new: the new one wins").isEqualTo(128);
    assertThat(levels.at(124, 148)).as("new").isEqualTo(128);
    assertThat(levels.at(10, 10)).isZero();
    assertThat(levels.at(200, 200)).as("the car").isZero();
    BufferedImage start = plan.request().edit().orElseThrow().image();
    assertThat(start.getRGB(64 + 20, 144 + 30)).isEqualTo(picture().getRGB(32 + 20, 160 + 30));
    assertThat(start.getRGB(200, 200)).isEqualTo(picture().getRGB(200, 200));
    assertThat(plan.explanation()).contains("the cat moves");
  }

  @Test
  void a_removed_thing_leaves_its_place_free() {
    RenderPlan.Inpaint plan = inpaint(design(CAT, CAR), design(CAR));
    assertThat(levels(plan).at(40, 170)).isEqualTo(204);
    assertThat(plan.request().entities()).as("a scene is not a thing").isEmpty();
    assertThat(plan.touched().cardinality()).isEqualTo(64);
    assertThat(plan.request().prompt()).isEqualTo("a red car on a beach");
  }

  @Test
  void a_place_that_was_left_starts_from_what_is_beside_it() {
    BufferedImage fringed = picture();
    for (int y = 160; y < 224; y++) {
      fringed.setRGB(31, y, 0xffaa00);
      fringed.setRGB(96, y, 0xffaa00);
    }
    RenderPlan plan = PLANNER.plan(design(CAT, CAR), fringed, design(CAR));
    BufferedImage start = ((RenderPlan.Inpaint) plan).request().edit().orElseThrow().image();
    assertThat(start.getRGB(60, 200) & 0xffffff).isEqualTo(stripe(200));
    assertThat(start.getRGB(32, 200) & 0xffffff).as("beside a fringe").isEqualTo(stripe(200));
  }

  @Test
  void a_moved_thing_leaves_the_scene_around_it_behind() {
    Design after = design(entity("cat", "cat", 32, 32, 96, 96), CAR);
    BufferedImage start = inpaint(design(CAT, CAR), after).request().edit().orElseThrow().image();
    assertThat(start.getRGB(64, 64)).as("the cat").isEqualTo(picture().getRGB(64, 192));
    assertThat(start.getRGB(34, 34)).as("beside it").isEqualTo(picture().getRGB(34, 34));
  }

  @Test
  void a_recoloured_thing_starts_from_its_own_shape_in_the_new_colour() {
    Design after = design(CAT, CAR.withPrompt("blue car"));
    RenderPlan.Inpaint plan = inpaint(design(CAT, CAR), after);
    BufferedImage start = plan.request().edit().orElseThrow().image();
    int rgb = start.getRGB(192, 176);
    assertThat(rgb & 255).as("blue").isGreaterThan((rgb >> 16 & 255) + 80);
    assertThat(start.getRGB(146, 130)).as("beside it").isEqualTo(picture().getRGB(146, 130));
    assertThat(levels(plan).at(192, 176)).isEqualTo(153);
  }

  @Test
  void a_thing_without_the_old_colour_is_redrawn_almost_freely() {
    Design after = design(CAT, CAR.withPrompt("shiny car"));
    assertThat(levels(inpaint(design(CAT, CAR), after)).at(192, 176)).isEqualTo(237);
  }

  @Test
  void a_thing_is_drawn_anew_as_strongly_as_it_asks_and_saying_so_draws_nothing() {
    Design weak = design(CAT, CAR).with(new DesignEdit.SetStrength("car", Optional.of(0.2)));
    assertThat(PLANNER.plan(design(CAT, CAR), picture(), weak)).isInstanceOf(RenderPlan.Keep.class);
    for (DesignEdit edit :
        List.of(
            new DesignEdit.MoveEntity("car", 0, -0.1),
            new DesignEdit.RepromptEntity("car", "blue car"),
            new DesignEdit.SetSeed("car", Optional.of(4L)))) {
      assertThat(levels(inpaint(weak, weak.with(edit))).at(192, 150)).as("%s", edit).isEqualTo(51);
    }
    RenderPlan.Inpaint other =
        inpaint(weak, weak.with(new DesignEdit.RepromptEntity("car", "tree")));
    assertThat(levels(other).at(192, 150)).as("another thing").isEqualTo(255);
  }

  @Test
  void a_seed_of_its_own_draws_a_thing_anew_and_stays_with_it_when_the_pictures_seed_changes() {
    Design own = design(CAT, CAR).with(new DesignEdit.SetSeed("cat", Optional.of(-1L)));
    RenderPlan.Inpaint plan = inpaint(design(CAT, CAR), own);
    assertThat(plan.touched().cardinality()).isEqualTo(64);
    assertThat(plan.explanation()).contains("the cat starts from seed 18446744073709551615");
    RenderRequest anew = PLANNER.generate(own.with(new DesignEdit.Reseed(9)), "").request();
    for (RenderRequest request : List.of(plan.request(), anew)) {
      assertThat(request.entities().get(0).seed()).contains(-1L);
    }
    assertThat(anew.entities().get(1).seed()).isEmpty();
    RenderRequest variation = PLANNER.redraw(own, picture(), List.of("cat"), 77).request();
    assertThat(variation.entities().get(0).seed()).contains(77L);
  }

  @Test
  void a_neighbour_that_is_uncovered_is_redrawn_there_and_only_there() {
    Entity front = entity("cat", "cat", 208, 160, 256, 224);
    Design before = design(CAR, front);
    RenderPlan.Inpaint plan = inpaint(before, design(CAR));
    assertThat(plan.request().entities())
        .extracting(RenderRequest.Entity::prompt)
        .contains("red car");
    assertThat(levels(plan).at(212, 170)).as("the car's uncovered corner").isEqualTo(255);
    assertThat(levels(plan).at(200, 170)).as("the rest of the car").isZero();
  }

  @Test
  void a_covered_thing_loses_the_cells_that_it_cannot_show() {
    Entity front = entity("cat", "cat", 208, 160, 256, 224);
    RenderRequest request = PLANNER.generate(design(CAR, front), "").request();
    PixelMask car = PixelMask.of(request.entities().get(0).region(), PictureGrid.of(request));
    assertThat(car.get(200, 170)).isTrue();
    assertThat(car.get(212, 170)).isFalse();
  }

  @Test
  void a_recoloured_thing_keeps_its_place_and_nothing_else_is_touched() {
    Design after = design(CAT, CAR.withPrompt("blue car"));
    RenderPlan.Inpaint plan = inpaint(design(CAT, CAR), after);
    assertThat(plan.touched().cardinality()).isEqualTo(144);
    assertThat(plan.explanation()).contains("becomes a blue car");
  }

  @Test
  void the_touched_cells_lie_within_the_old_and_new_regions_of_what_changed() {
    Random random = new Random(17);
    for (int i = 0; i < 300; i++) {
      Design before = anyDesign(random);
      Design after = before;
      for (int j = random.nextInt(3); j >= 0; j--) {
        after = after.with(anyEdit(after, random));
      }
      RenderPlan plan = PLANNER.plan(before, picture(), after);
      if (plan instanceof RenderPlan.Inpaint inpaint) {
        BitSet outside = inpaint.touched();
        outside.andNot(ChangedCells.between(before, after));
        assertThat(outside.isEmpty()).as("%s to %s", before, after).isTrue();
        checkAgreement(inpaint);
      }
    }
  }

  /** Levels above zero exactly in the touched cells, and one value in each cell. */
  private static void checkAgreement(RenderPlan.Inpaint plan) {
    GreyMap levels = levels(plan);
    BitSet touched = plan.touched();
    for (int y = 0; y < 256; y++) {
      for (int x = 0; x < 256; x++) {
        assertThat(levels.at(x, y) > 0).isEqualTo(touched.get(y / 8 * 32 + x / 8));
      }
    }
  }

  private static Design anyDesign(Random random) {
    List<Entity> entities = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      entities.add(new Entity("thing-" + i, "thing", anyBox(random)));
    }
    return new Design(CANVAS, "on a beach", "", "", 1, entities);
  }

  private static Region.Box anyBox(Random random) {
    double x = random.nextDouble() * 0.7;
    double y = random.nextDouble() * 0.7;
    return new Region.Box(x, y, x + 0.1 + random.nextDouble() * 0.2, y + 0.3);
  }

  private static DesignEdit anyEdit(Design design, Random random) {
    if (design.entities().isEmpty()) {
      return new DesignEdit.AddEntity(new Entity("last", "thing", anyBox(random)));
    }
    String id = design.entities().get(random.nextInt(design.entities().size())).id();
    return switch (random.nextInt(7)) {
      case 0 -> new DesignEdit.RemoveEntity(id);
      case 1 -> new DesignEdit.Reorder(id, random.nextInt(4));
      case 2 -> new DesignEdit.RepromptEntity(id, random.nextBoolean() ? "red thing" : "other");
      case 3 -> new DesignEdit.ResizeEntity(id, 1.4, 0.8, Anchor.FOOT);
      case 4 -> new DesignEdit.AddEntity(new Entity(design.freeId("new"), "thing", anyBox(random)));
      default ->
          new DesignEdit.MoveEntity(id, random.nextGaussian() / 8, random.nextGaussian() / 8);
    };
  }
}
