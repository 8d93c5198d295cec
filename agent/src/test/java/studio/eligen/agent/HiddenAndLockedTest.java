package studio.eligen.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import studio.eligen.agent.design.Canvas;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.DesignEdit;
import studio.eligen.agent.design.Entity;
import studio.eligen.agent.design.InvalidEdit;
import studio.eligen.agent.designer.language.RuleBasedDesigner;
import studio.eligen.agent.fixtures.FakeRenderer;
import studio.eligen.agent.fixtures.Worlds;
import studio.eligen.agent.render.RenderPlan;
import studio.eligen.agent.render.RenderPlanner;
import studio.eligen.engine.Cancellation;
import studio.eligen.engine.GenerationDefaults;
import studio.eligen.engine.Region;
import studio.eligen.engine.RenderListener;
import studio.eligen.engine.RenderRequest;
import studio.eligen.engine.recipe.PngRecipe;
import studio.eligen.prompts.Prompts;

/** What a conversation draws of things that are hidden and locked, and what it leaves as it is. */
class HiddenAndLockedTest {

  private static final Region TREE = new Region.Box(0.1, 0.2, 0.4, 0.6);
  private static final Region HOUSE = new Region.Box(0.3, 0.5, 0.6, 0.9);
  private static final Region ELSEWHERE = new Region.Box(0.7, 0, 1, 0.3);

  private final FakeRenderer renderer = new FakeRenderer();
  private final List<RenderPlan> plans = new ArrayList<>();
  private final Studio studio =
      new Studio(
          new RuleBasedDesigner(Worlds.small(), Prompts.builtIn()),
          new RenderPlanner(GenerationDefaults.PAPER, Prompts.builtIn()),
          Optional.of(renderer),
          Design.blank(new Canvas(160, 160), 1));

  @BeforeEach
  void draw_a_house_and_a_tree_before_it() {
    edit(new DesignEdit.SetScene("on a field"), add("house", HOUSE), add("tree", TREE));
    studio.pick(studio.variations(Optional.of("tree"), 1).get(0));
    studio.listen(
        event -> {
          if (event instanceof StudioEvent.Planned planned) {
            plans.add(planned.plan());
          }
        });
  }

  private static DesignEdit add(String id, Region region) {
    return new DesignEdit.AddEntity(new Entity(id, id, region));
  }

  private void edit(DesignEdit... edits) {
    studio.edit(List.of(edits), "an edit");
  }

  private void hide(String id) {
    edit(new DesignEdit.SetHidden(id, true));
  }

  private void show(String id) {
    edit(new DesignEdit.SetHidden(id, false));
  }

  private void lock(String id) {
    edit(new DesignEdit.SetLocked(id, true));
  }

  private BufferedImage picture() {
    return studio.picture().orElseThrow().image();
  }

  private RenderPlan plan() {
    return plans.get(plans.size() - 1);
  }

  private RenderRequest request() {
    return renderer.requests().get(renderer.requests().size() - 1);
  }

  /** A number for those of a box, which is in tenths of the picture. */
  private static int pixels(BufferedImage image, int x0, int y0, int x1, int y1) {
    int width = (x1 - x0) * 16;
    return Arrays.hashCode(image.getRGB(x0 * 16, y0 * 16, width, (y1 - y0) * 16, null, 0, width));
  }

  @Test
  void a_hidden_thing_is_not_drawn_and_its_words_are_left_out() {
    hide("tree");
    assertThat(plan().explanation()).contains("the tree is hidden");
    assertThat(request().prompt()).isEqualTo("a house on a field");
    assertThat(request().entities())
        .as("the house behind it, where it shows now")
        .extracting(RenderRequest.Entity::prompt)
        .containsExactly("house");
    assertThat(((RenderPlan.Inpaint) plan()).touched().cardinality())
        .as("the cells in which the tree showed")
        .isEqualTo(6 * 8);
    edit(new DesignEdit.Reseed(9));
    assertThat(request().prompt()).isEqualTo("a house on a field");
  }

  @Test
  void shown_again_it_has_the_same_pixels_and_nothing_is_drawn() {
    int before = pixels(picture(), 0, 0, 10, 10);
    hide("tree");
    assertThat(pixels(picture(), 0, 0, 10, 10)).isNotEqualTo(before);
    int drawn = renderer.requests().size();
    show("tree");
    assertThat(pixels(picture(), 0, 0, 10, 10)).isEqualTo(before);
    assertThat(renderer.requests()).hasSize(drawn);
    assertThat(plan()).isInstanceOf(RenderPlan.Restore.class);
    assertThat(plan().explanation())
        .isEqualTo("The tree is shown again as it was; nothing is drawn.");
  }

  @Test
  void the_recipe_of_a_picture_that_was_put_together_gives_the_same_pixels() {
    hide("tree");
    show("tree");
    RenderRequest recipe =
        PngRecipe.read(studio.picture().orElseThrow().png(), "The picture").request();
    BufferedImage again =
        renderer.render(recipe, RenderListener.SILENT, new Cancellation()).image();
    assertThat(pixels(again, 0, 0, 10, 10)).isEqualTo(pixels(picture(), 0, 0, 10, 10));
  }

  @Test
  void shown_again_after_edits_elsewhere_it_has_its_pixels_and_they_have_theirs() {
    int before = pixels(picture(), 1, 2, 4, 6);
    hide("tree");
    edit(add("sun", ELSEWHERE));
    int sun = pixels(picture(), 7, 0, 10, 3);
    show("tree");
    assertThat(plan()).isInstanceOf(RenderPlan.Restore.class);
    assertThat(pixels(picture(), 1, 2, 4, 6)).isEqualTo(before);
    assertThat(pixels(picture(), 7, 0, 10, 3)).isEqualTo(sun);
  }

  @Test
  void where_what_is_behind_it_has_changed_it_is_drawn_and_elsewhere_it_is_the_same() {
    int above = pixels(picture(), 1, 2, 4, 5);
    hide("tree");
    edit(new DesignEdit.RemoveEntity("house"));
    show("tree");
    assertThat(((RenderPlan.Inpaint) plan()).touched().cardinality())
        .as("the corner of the tree that stood before the house")
        .isEqualTo(2 * 2);
    assertThat(pixels(picture(), 1, 2, 4, 5)).isEqualTo(above);
  }

  @Test
  void moved_or_reworded_while_it_was_hidden_it_is_drawn_as_it_is_now() {
    hide("tree");
    edit(new DesignEdit.MoveEntity("tree", 0.3, -0.2));
    assertThat(plan()).as("nothing shows of that").isInstanceOf(RenderPlan.Keep.class);
    show("tree");
    assertThat(plan()).isInstanceOf(RenderPlan.Inpaint.class);
    assertThat(request().prompt()).isEqualTo("a house and a tree on a field");
  }

  @Test
  void after_the_whole_was_drawn_anew_it_is_drawn_into_that() {
    hide("tree");
    edit(new DesignEdit.SetScene("in a town"));
    edit(new DesignEdit.SetScene("on a field"));
    show("tree");
    assertThat(plan()).isInstanceOf(RenderPlan.Inpaint.class);
  }

  @Test
  void hiding_is_taken_back_like_any_turn_and_one_that_never_showed_is_drawn() {
    byte[] before = studio.picture().orElseThrow().png();
    hide("tree");
    studio.undo(1);
    assertThat(studio.picture().orElseThrow().png()).isEqualTo(before);
    edit(add("cat", ELSEWHERE), new DesignEdit.SetHidden("cat", true));
    assertThat(plan()).isInstanceOf(RenderPlan.Keep.class);
    show("cat");
    assertThat(plan()).isInstanceOf(RenderPlan.Inpaint.class);
  }

  @Test
  void scene_style_and_seed_draw_all_anew_but_what_is_locked() {
    int before = pixels(picture(), 1, 2, 4, 6);
    lock("tree");
    assertThat(plan()).isInstanceOf(RenderPlan.Keep.class);
    for (DesignEdit edit :
        List.of(
            new DesignEdit.SetScene("in a town"),
            new DesignEdit.SetStyle("ink"),
            new DesignEdit.Reseed(5))) {
      int beside = pixels(picture(), 4, 5, 6, 9);
      edit(edit);
      assertThat(plan()).isInstanceOf(RenderPlan.Generate.class);
      assertThat(plan().explanation()).endsWith("; what is locked stays as it is.");
      assertThat(pixels(picture(), 1, 2, 4, 6)).isEqualTo(before);
      assertThat(request().entities()).as("it is told of the locked one too").hasSize(2);
      if (edit instanceof DesignEdit.Reseed) {
        assertThat(pixels(picture(), 4, 5, 6, 9)).isNotEqualTo(beside);
      }
    }
    edit(new DesignEdit.SetLocked("tree", false), new DesignEdit.Reseed(6));
    assertThat(pixels(picture(), 1, 2, 4, 6)).isNotEqualTo(before);
  }

  @Test
  void variations_keep_what_is_locked_and_there_are_none_of_it_alone() {
    int before = pixels(picture(), 1, 2, 4, 6);
    lock("tree");
    studio
        .variations(Optional.empty(), 2)
        .forEach(
            variation ->
                assertThat(pixels(variation.picture().image(), 1, 2, 4, 6)).isEqualTo(before));
    assertThatThrownBy(() -> studio.variations(Optional.of("tree"), 2))
        .isInstanceOf(InvalidEdit.class)
        .hasMessage("The tree is locked and stays as it is; unlock it first.");
  }

  @Test
  void nothing_is_put_over_what_is_locked() {
    lock("tree");
    Design before = studio.design();
    for (DesignEdit edit :
        List.of(
            add("cat", new Region.Box(0.2, 0.3, 0.5, 0.5)), new DesignEdit.Reorder("house", 1))) {
      assertThatThrownBy(() -> edit(edit))
          .isInstanceOf(InvalidEdit.class)
          .hasMessageContaining("would cover a part of the tree, which is locked")
          .hasMessageContaining("unlock the tree first");
      assertThat(studio.design()).isEqualTo(before);
    }
    hideBehind();
  }

  /** What lies behind a locked thing may come and go. */
  private void hideBehind() {
    int tree = pixels(picture(), 1, 2, 4, 6);
    hide("house");
    show("house");
    assertThat(pixels(picture(), 1, 2, 4, 6)).isEqualTo(tree);
  }

  @Test
  void a_thing_that_is_removed_from_before_a_locked_one_uncovers_the_rest_of_it() {
    lock("house");
    int shown = pixels(picture(), 4, 6, 6, 9);
    edit(new DesignEdit.RemoveEntity("tree"));
    assertThat(pixels(picture(), 4, 6, 6, 9)).isEqualTo(shown);
  }

  @Test
  void a_lock_is_taken_back_with_its_turn_and_going_back_past_it_is_no_edit() {
    edit(new DesignEdit.MoveEntity("tree", 0.05, 0));
    lock("tree");
    studio.undo(2);
    assertThat(studio.design().entity("tree").orElseThrow().locked()).isFalse();
    assertThat(studio.design().entity("tree").orElseThrow().region()).isEqualTo(TREE);
    studio.redo(2);
    assertThat(studio.design().entity("tree").orElseThrow().locked()).isTrue();
  }

  @Test
  void what_was_changed_and_not_drawn_before_it_was_locked_is_drawn() {
    renderer.breaks();
    edit(new DesignEdit.RepromptEntity("tree", "oak"));
    renderer.works();
    edit(new DesignEdit.SetLocked("tree", true), new DesignEdit.SetStyle("ink"));
    assertThat(request().edit()).as("nothing of it can be kept").isEmpty();
  }
}
