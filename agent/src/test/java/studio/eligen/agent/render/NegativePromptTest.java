package studio.eligen.agent.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import studio.eligen.agent.Studio;
import studio.eligen.agent.design.Canvas;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.DesignEdit;
import studio.eligen.agent.design.Entity;
import studio.eligen.agent.designer.Designer;
import studio.eligen.agent.fixtures.FakeRenderer;
import studio.eligen.engine.GenerationDefaults;
import studio.eligen.engine.Region;
import studio.eligen.prompts.Prompts;

/** What shall not be drawn: from when on it counts, and where it cannot. */
class NegativePromptTest {

  private static final GenerationDefaults PAPER = GenerationDefaults.PAPER;
  private static final BufferedImage PICTURE =
      new BufferedImage(256, 256, BufferedImage.TYPE_INT_RGB);
  private static final Design PLAIN =
      Design.blank(new Canvas(256, 256), 1)
          .with(
              new DesignEdit.AddEntity(
                  new Entity("cat", "cat", new Region.Box(0.25, 0.25, 0.5, 0.5))));
  private static final Design WITHOUT = PLAIN.with(new DesignEdit.SetNegative("people"));
  private static final Design MOVED = WITHOUT.with(new DesignEdit.MoveEntity("cat", 0.25, 0));

  private static RenderPlanner planner(double cfg) {
    return new RenderPlanner(
        new GenerationDefaults(
            PAPER.width(),
            PAPER.height(),
            PAPER.steps(),
            cfg,
            PAPER.guidance(),
            PAPER.negative(),
            PAPER.schedule(),
            PAPER.draft()),
        Prompts.builtIn());
  }

  @Test
  void another_one_draws_nothing() {
    RenderPlan plan = planner(3).plan(PLAIN, PICTURE, WITHOUT);
    assertThat(plan).isInstanceOf(RenderPlan.Keep.class);
    assertThat(plan.explanation())
        .isEqualTo("The picture stays as it is; the negative prompt is for what is drawn next.");
    assertThat(planner(3).plan(WITHOUT, PICTURE, PLAIN)).isInstanceOf(RenderPlan.Keep.class);
  }

  @Test
  void what_is_drawn_next_is_told_of_it() {
    RenderPlan.Inpaint some = (RenderPlan.Inpaint) planner(3).plan(WITHOUT, PICTURE, MOVED);
    assertThat(some.request().negative()).isEqualTo("people");
    Design again = WITHOUT.with(new DesignEdit.Reseed(2));
    RenderPlan.Generate all = (RenderPlan.Generate) planner(3).plan(WITHOUT, PICTURE, again);
    assertThat(all.request().negative()).isEqualTo("people");
    assertThat(all.explanation()).doesNotContain("cfg");
  }

  @Test
  void whoever_sets_it_in_words_is_told_once_that_one_pass_leaves_nothing_out() {
    Designer leavingOut =
        turn ->
            new Designer.Reply(
                "All right.",
                new Designer.Action.Change(
                    List.of(
                        new DesignEdit.SetNegative("people"),
                        new DesignEdit.Reseed(turn.history().freshSeed()))),
                List.of());
    for (double cfg : List.of(1.0, 3.0)) {
      try (Studio studio =
          new Studio(leavingOut, planner(cfg), Optional.of(new FakeRenderer()), PLAIN)) {
        String first = studio.say("no people").orElseThrow().text();
        assertThat(first.contains("cannot leave out \"people\"")).isEqualTo(cfg == 1);
        assertThat(studio.say("no people").orElseThrow().text()).isEqualTo("All right.");
      }
    }
  }

  @Test
  void a_model_that_draws_in_one_pass_says_that_it_leaves_nothing_out_by_words() {
    RenderPlanner onePass = planner(1);
    for (RenderPlan plan :
        List.of(
            onePass.plan(PLAIN, PICTURE, WITHOUT),
            onePass.plan(WITHOUT, PICTURE, MOVED),
            onePass.redraw(WITHOUT, PICTURE, List.of("cat"), 4),
            onePass.generate(WITHOUT, ""))) {
      assertThat(plan.explanation()).endsWith("The negative prompt has no effect at cfg 1.");
    }
    assertThat(onePass.caveat(WITHOUT).orElseThrow())
        .contains("cannot leave out \"people\" by words", "Set cfg above 1");
    assertThat(onePass.caveat(PLAIN)).isEmpty();
    assertThat(planner(3).caveat(WITHOUT)).isEmpty();
    assertThat(onePass.generate(PLAIN, "").explanation()).doesNotContain("cfg");
  }
}
