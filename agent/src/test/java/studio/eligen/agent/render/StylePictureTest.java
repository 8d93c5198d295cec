package studio.eligen.agent.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import studio.eligen.agent.design.Canvas;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.DesignEdit.AddEntity;
import studio.eligen.agent.design.DesignEdit.MoveEntity;
import studio.eligen.agent.design.DesignEdit.SetStylePicture;
import studio.eligen.agent.design.Entity;
import studio.eligen.agent.design.InvalidEdit;
import studio.eligen.agent.store.StyleFile;
import studio.eligen.engine.GenerationDefaults;
import studio.eligen.engine.Region;
import studio.eligen.engine.Style;
import studio.eligen.engine.fixtures.NoisePicture;
import studio.eligen.engine.image.Pictures;
import studio.eligen.prompts.Prompts;

/** What a design's style picture does to the plans of its pictures. */
class StylePictureTest {

  private static final RenderPlanner PLANNER = planner(true);
  private static final BufferedImage BEFORE = NoisePicture.of(64, 64);

  private static final Design PLAIN =
      Design.blank(new Canvas(64, 64), 1)
          .with(new AddEntity(new Entity("cat", "cat", new Region.Box(0, 0, 0.5, 0.5))));
  private static final Design STYLED =
      PLAIN.with(
          new SetStylePicture(
              Optional.of(StyleFile.read(Pictures.png(NoisePicture.of(30, 20)), "a.png", 0.4))));

  private static RenderPlanner planner(boolean takesStyle) {
    return new RenderPlanner(
        GenerationDefaults.PAPER, Prompts.builtIn(), new Abilities(() -> takesStyle, Map.of()));
  }

  @Test
  void it_is_in_the_request_with_its_pixels_and_its_scale() {
    Style style = PLANNER.generate(STYLED, "").request().style().get();

    assertThat(style.scale()).isEqualTo(0.4);
    assertThat(style.image().getWidth()).isEqualTo(30);
    assertThat(style.entities()).isEmpty();
    assertThat(PLANNER.generate(PLAIN, "").request().style()).isEmpty();
  }

  @Test
  void another_one_draws_the_whole_picture_anew() {
    RenderPlan plan = PLANNER.plan(PLAIN, BEFORE, STYLED);

    assertThat(plan).isInstanceOf(RenderPlan.Generate.class);
    assertThat(plan.explanation()).contains("the style picture changed");
  }

  @Test
  void what_is_added_later_is_drawn_in_its_style_too() {
    Design next =
        STYLED.with(new AddEntity(new Entity("dog", "dog", new Region.Box(0.5, 0.5, 1, 1))));

    RenderPlan plan = PLANNER.plan(STYLED, BEFORE, next);

    assertThat(((RenderPlan.Inpaint) plan).request().style()).isPresent();
  }

  @Test
  void one_for_some_things_draws_these_alone_and_names_them_by_their_places_in_the_request() {
    Design two =
        PLAIN.with(new AddEntity(new Entity("dog", "dog", new Region.Box(0.5, 0.5, 1, 1))));
    Design styled =
        two.with(new SetStylePicture(STYLED.stylePicture().map(all -> all.on(Set.of("dog")))));

    RenderPlan.Inpaint plan = (RenderPlan.Inpaint) PLANNER.plan(two, BEFORE, styled);

    assertThat(plan.explanation()).contains("the dog changes its style");
    assertThat(plan.touched()).isEqualTo(new VisibilityMap(two).shown("dog"));
    assertThat(plan.request().entities()).hasSize(1);
    assertThat(plan.request().style().get().entities()).contains(List.of(0));
    assertThat(PLANNER.generate(styled, "").request().style().get().entities())
        .contains(List.of(1));
    Design moved = styled.with(new MoveEntity("cat", 0.25, 0));
    RenderPlan.Inpaint other = (RenderPlan.Inpaint) PLANNER.plan(styled, BEFORE, moved);
    assertThat(other.request().style()).as("the dog is not drawn").isEmpty();
  }

  @Test
  void a_model_without_an_adapter_refuses_a_new_one_in_a_clear_sentence() {
    RenderPlanner without = planner(false);

    assertThatThrownBy(() -> without.requireDrawable(PLAIN, STYLED))
        .isInstanceOf(InvalidEdit.class)
        .hasMessageContainingAll("no IP-Adapter", "Say the style in words", "docs/models.md");
    assertThatCode(() -> without.requireDrawable(STYLED, PLAIN)).doesNotThrowAnyException();
    assertThatCode(() -> PLANNER.requireDrawable(PLAIN, STYLED)).doesNotThrowAnyException();
  }

  /** As one that was opened from a file, made where there was an adapter. */
  @Test
  void a_model_without_an_adapter_draws_a_design_that_has_one_and_says_so() {
    RenderPlan.Generate plan = planner(false).generate(STYLED, "");

    assertThat(plan.request().style()).isEmpty();
    assertThat(plan.explanation()).contains("style picture has no effect");
    assertThat(List.of(PLANNER.generate(STYLED, ""), planner(false).generate(PLAIN, "")))
        .noneMatch(other -> other.explanation().contains("no effect"));
  }
}
