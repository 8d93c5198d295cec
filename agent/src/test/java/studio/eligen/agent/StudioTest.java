package studio.eligen.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import studio.eligen.agent.design.Canvas;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.DesignEdit;
import studio.eligen.agent.design.Entity;
import studio.eligen.agent.design.InvalidEdit;
import studio.eligen.agent.designer.language.RuleBasedDesigner;
import studio.eligen.agent.fixtures.FakeRenderer;
import studio.eligen.agent.fixtures.Worlds;
import studio.eligen.agent.render.Picture;
import studio.eligen.agent.render.RenderPlan;
import studio.eligen.agent.render.RenderPlanner;
import studio.eligen.agent.store.DesignJson;
import studio.eligen.engine.GenerationDefaults;
import studio.eligen.engine.Region;
import studio.eligen.engine.RenderRequest;
import studio.eligen.engine.image.Pictures;
import studio.eligen.engine.recipe.PngRecipe;
import studio.eligen.prompts.Prompts;

class StudioTest {

  private final FakeRenderer renderer = new FakeRenderer();
  private final List<StudioEvent> heard = new ArrayList<>();
  private final Studio studio =
      new Studio(
          new RuleBasedDesigner(Worlds.small(), Prompts.builtIn()),
          new RenderPlanner(GenerationDefaults.PAPER, Prompts.builtIn()),
          Optional.of(renderer),
          Design.blank(new Canvas(160, 160), 0));

  @Test
  void the_first_picture_is_drawn_whole_and_the_next_one_is_an_edit_of_it() {
    studio.listen(heard::add);
    studio.say("a cat on a beach");
    studio.say("move it left");
    assertThat(renderer.requests()).hasSize(2);
    assertThat(renderer.requests().get(0).edit()).isEmpty();
    assertThat(renderer.requests().get(1).edit()).isPresent();
    assertThat(heard)
        .filteredOn(StudioEvent.Planned.class::isInstance)
        .extracting(event -> ((StudioEvent.Planned) event).plan().getClass().getSimpleName())
        .containsExactly("Generate", "Inpaint");
  }

  @Test
  void undo_shows_the_same_bytes_again_without_drawing() {
    studio.say("a cat on a beach");
    byte[] first = studio.picture().orElseThrow().png();
    studio.say("move it left");
    studio.say("undo");
    assertThat(studio.picture().orElseThrow().png()).isEqualTo(first);
    studio.say("redo");
    assertThat(studio.picture().orElseThrow().png()).isNotEqualTo(first);
    assertThat(renderer.requests()).hasSize(2);
  }

  @Test
  void back_at_the_blank_canvas_there_is_no_picture() {
    studio.say("a cat on a beach");
    studio.say("undo");
    assertThat(studio.picture()).isEmpty();
    assertThat(renderer.requests()).hasSize(1);
  }

  @Test
  void a_question_draws_nothing() {
    studio.say("what is there?");
    studio.say("fhqwhgads");
    assertThat(renderer.requests()).isEmpty();
  }

  @Test
  void a_failed_picture_keeps_the_design_and_the_next_one_starts_from_the_last_that_succeeded() {
    studio.listen(heard::add);
    studio.say("a cat on a beach");
    renderer.breaks();
    studio.say("add a ball");
    assertThat(studio.design().entities()).hasSize(2);
    assertThat(studio.picture()).isEmpty();
    assertThat(heard).hasAtLeastOneElementOfType(StudioEvent.RenderFailed.class);
    renderer.works();
    studio.say("add a bird");
    assertThat(studio.picture()).isPresent();
    RenderRequest last = renderer.requests().get(2);
    assertThat(last.edit()).isPresent();
    assertThat(last.entities())
        .extracting(RenderRequest.Entity::prompt)
        .containsExactlyInAnyOrder("ball", "bird");
  }

  @Test
  void a_fork_continues_from_an_earlier_version() {
    studio.say("a cat on a beach");
    studio.say("add a ball");
    studio.fork(1);
    studio.say("add a bird");
    assertThat(studio.design().entities()).extracting(e -> e.id()).containsExactly("cat", "bird");
    assertThat(studio.history().versions()).hasSize(4);
  }

  @Test
  void a_picture_that_stays_tells_the_design_that_it_shows_now() {
    studio.say("a cat on a beach");
    Picture first = studio.picture().orElseThrow();
    Entity hidden = new Entity("ball", "ball", studio.design().entities().get(0).region());
    studio.edit(
        List.of(new DesignEdit.AddEntity(hidden), new DesignEdit.Reorder("ball", 0)), "hidden");
    assertThat(renderer.requests()).hasSize(1);
    assertThat(recipeDesign()).isEqualTo(studio.design());
    assertSamePixels(first);
    assertThat(PngRecipe.read(png(), "now").request().prompt())
        .isEqualTo(PngRecipe.read(first.png(), "first").request().prompt());
  }

  @Test
  void describing_a_picture_changes_the_design_and_not_a_pixel() {
    studio.say("a cat on a beach");
    Picture first = studio.picture().orElseThrow();
    studio.listen(heard::add);
    Entity seen = new Entity("bird", "bird", new Region.Box(0, 0, 0.3, 0.3));
    studio.describe(design -> design.with(new DesignEdit.AddEntity(seen)), "a bird is there");
    assertThat(studio.history().current().words()).isEqualTo("a bird is there");
    assertThat(studio.design().entities()).extracting(Entity::id).containsExactly("cat", "bird");
    assertThat(heard)
        .extracting(event -> event.getClass().getSimpleName())
        .containsExactly("DesignChanged", "PictureReady");
    assertThat(renderer.requests()).hasSize(1);
    assertThat(recipeDesign()).isEqualTo(studio.design());
    assertSamePixels(first);
    studio.say("undo");
    assertThat(png()).isEqualTo(first.png());
  }

  @Test
  void what_cannot_be_described_changes_nothing() {
    List<DesignEdit> scene = List.of(new DesignEdit.SetScene("on a beach"));
    assertThatThrownBy(() -> studio.describe(design -> design.with(scene), "a beach"))
        .isInstanceOf(InvalidEdit.class)
        .hasMessageContaining("no picture to describe yet");
    studio.say("a cat on a beach");
    List<DesignEdit> larger = List.of(new DesignEdit.SetCanvas(new Canvas(320, 160)));
    assertThatThrownBy(() -> studio.describe(design -> design.with(larger), "larger"))
        .isInstanceOf(InvalidEdit.class)
        .hasMessage("The picture is 160×160; describing it cannot make it 320×160.");
    assertThat(studio.history().versions()).hasSize(2);
  }

  private byte[] png() {
    return studio.picture().orElseThrow().png();
  }

  private Design recipeDesign() {
    return DesignJson.read(PngRecipe.design(png(), "The picture").orElseThrow());
  }

  private void assertSamePixels(Picture other) {
    assertThat(Pictures.png(studio.picture().orElseThrow().image()))
        .isEqualTo(Pictures.png(other.image()));
  }

  @Test
  void a_listener_may_stop_the_picture_that_is_being_drawn() {
    studio.listen(
        event -> {
          if (event instanceof StudioEvent.Planned planned
              && planned.plan() instanceof RenderPlan.Generate) {
            studio.cancel();
          }
        });
    studio.say("a cat on a beach");
    assertThat(studio.picture()).isEmpty();
    assertThat(studio.design().entities()).hasSize(1);
  }

  @Test
  void a_photo_is_not_wiped_away_by_another_size_and_a_drawn_picture_may_be() {
    Design bare = Design.blank(new Canvas(96, 160), 0);
    Picture photo = Picture.of(new BufferedImage(96, 160, BufferedImage.TYPE_INT_RGB), bare);
    ImportedDesign opened = new ImportedDesign("photo.png", bare, Optional.of(photo));
    studio.open(token -> opened);
    studio.say("add a cat");
    int drawn = renderer.requests().size();
    Design before = studio.design();
    assertThat(studio.say("make the picture 160x96").orElseThrow().text())
        .contains("opened from a file", "96×160");
    List<DesignEdit> larger = List.of(new DesignEdit.SetCanvas(new Canvas(160, 96)));
    assertThatThrownBy(() -> studio.edit(larger, "larger"))
        .isInstanceOf(InvalidEdit.class)
        .hasMessageContaining("opened from a file");
    assertThat(studio.design()).isEqualTo(before);
    assertThat(renderer.requests()).hasSize(drawn);

    studio.say("change the background to a beach");
    studio.say("make the picture 160x96");
    assertThat(studio.design().canvas()).isEqualTo(new Canvas(160, 96));
  }
}
