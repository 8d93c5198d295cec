package studio.eligen.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import studio.eligen.agent.design.Canvas;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.DesignEdit;
import studio.eligen.agent.design.Entity;
import studio.eligen.agent.designer.language.RuleBasedDesigner;
import studio.eligen.agent.fixtures.TinyModel;
import studio.eligen.agent.fixtures.Worlds;
import studio.eligen.agent.render.RenderPlanner;
import studio.eligen.engine.Region;
import studio.eligen.prompts.Prompts;

/** Hiding, locking and leaving out, drawn by the model that ships: pixels that stay, stay. */
class StatesOnTheModelTest {

  private static final TinyModel.Loaded MODEL = TinyModel.load();

  /** The front one lies over a corner of the back one; all sides are in tenths of the picture. */
  private static final Entity BACK =
      new Entity("back", TinyModel.plain().get(0), new Region.Box(0.1, 0.4, 0.5, 0.8));

  private static final Entity FRONT =
      new Entity("front", TinyModel.plain().get(1), new Region.Box(0.4, 0.5, 0.8, 0.9));

  private final Studio studio =
      new Studio(
          new RuleBasedDesigner(Worlds.small(), Prompts.builtIn()),
          new RenderPlanner(TinyModel.guided(4), Prompts.builtIn()),
          Optional.of(MODEL),
          Design.blank(new Canvas(160, 160), 3));

  @BeforeEach
  void draw_one_before_the_other() {
    edit(
        new DesignEdit.SetScene(TinyModel.scene()),
        new DesignEdit.AddEntity(BACK),
        new DesignEdit.AddEntity(FRONT));
  }

  @AfterAll
  static void close() {
    MODEL.engine().close();
  }

  private void edit(DesignEdit... edits) {
    studio.edit(List.of(edits), "an edit");
  }

  private BufferedImage picture() {
    return studio.picture().orElseThrow().image();
  }

  /** A number for those of a box, which is in tenths of the picture. */
  private static int pixels(BufferedImage image, int x0, int y0, int x1, int y1) {
    int width = (x1 - x0) * 16;
    return Arrays.hashCode(image.getRGB(x0 * 16, y0 * 16, width, (y1 - y0) * 16, null, 0, width));
  }

  private int all() {
    return pixels(picture(), 0, 0, 10, 10);
  }

  private int front() {
    return pixels(picture(), 4, 5, 8, 9);
  }

  @Test
  void hiding_changes_the_things_own_cells_alone_and_showing_brings_every_pixel_back() {
    BufferedImage before = picture();
    edit(new DesignEdit.SetHidden("front", true));
    BufferedImage without = picture();
    int changed = 0;
    for (int y = 0; y < 160; y++) {
      for (int x = 0; x < 160; x++) {
        boolean inside = x >= 64 && x < 128 && y >= 80 && y < 144;
        boolean differs = before.getRGB(x, y) != without.getRGB(x, y);
        assertThat(differs && !inside).as("%d, %d", x, y).isFalse();
        changed += differs ? 1 : 0;
      }
    }
    assertThat(changed).isPositive();
    edit(new DesignEdit.SetHidden("front", false));
    assertThat(all()).isEqualTo(pixels(before, 0, 0, 10, 10));
  }

  @Test
  void what_is_locked_keeps_every_pixel_while_scene_style_and_seed_are_drawn_anew() {
    int before = front();
    edit(new DesignEdit.SetLocked("front", true));
    for (DesignEdit edit :
        List.of(
            new DesignEdit.SetScene(""),
            new DesignEdit.SetStyle("ink"),
            new DesignEdit.Reseed(77),
            new DesignEdit.MoveEntity("back", 0, -0.3),
            new DesignEdit.RemoveEntity("back"))) {
      int whole = all();
      edit(edit);
      assertThat(front()).as("%s", edit).isEqualTo(before);
      assertThat(all()).as("%s", edit).isNotEqualTo(whole);
    }
  }

  @Test
  void a_negative_prompt_changes_nothing_that_is_there_and_counts_in_what_is_drawn_next() {
    BufferedImage before = picture();
    edit(new DesignEdit.SetNegative(BACK.prompt()));
    assertThat(all()).isEqualTo(pixels(before, 0, 0, 10, 10));
    edit(new DesignEdit.MoveEntity("front", 0.1, 0));
    int moved = all();
    assertThat(pixels(picture(), 0, 0, 4, 10))
        .as("what was not spoken of")
        .isEqualTo(pixels(before, 0, 0, 4, 10));
    studio.undo(2);
    edit(new DesignEdit.MoveEntity("front", 0.1, 0));
    assertThat(all()).as("the same without it").isNotEqualTo(moved);
  }
}
