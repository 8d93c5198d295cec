package studio.eligen.agent.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import studio.eligen.agent.design.Canvas;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.DesignEdit;
import studio.eligen.agent.design.DesignEdit.Anchor;
import studio.eligen.agent.design.Entity;
import studio.eligen.agent.fixtures.TinyModel;
import studio.eligen.engine.Region;
import studio.eligen.prompts.Prompts;

/** Twenty edits in a row, each drawn over the picture of the one before. */
class DriftTest {

  private static final Canvas CANVAS = new Canvas(160, 160);
  private static final RenderPlanner PLANNER =
      new RenderPlanner(TinyModel.settings(4), Prompts.builtIn());
  private static final List<String> PLAIN = TinyModel.plain();
  private static final String COLOURED = TinyModel.colourable().get(0);

  /** What is asked in a turn. The thing "still" is never spoken of. */
  private record Asked(String words, DesignEdit edit) {}

  private static final List<Asked> TURNS =
      List.of(
          new Asked("move a right", new DesignEdit.MoveEntity("a", 0.3, 0)),
          new Asked("make b blue", new DesignEdit.RepromptEntity("b", "blue " + COLOURED)),
          new Asked("add c", new DesignEdit.AddEntity(thing("c", PLAIN.get(2), 0, 0))),
          new Asked("make c smaller", new DesignEdit.ResizeEntity("c", 0.7, 0.7, Anchor.FOOT)),
          new Asked("move a up", new DesignEdit.MoveEntity("a", 0, -0.15)),
          new Asked("replace c", new DesignEdit.RepromptEntity("c", PLAIN.get(3))),
          new Asked("move b down", new DesignEdit.MoveEntity("b", 0, 0.1)),
          new Asked("make b red again", new DesignEdit.RepromptEntity("b", "red " + COLOURED)),
          new Asked("make c larger", new DesignEdit.ResizeEntity("c", 1.5, 1.5, Anchor.FOOT)),
          new Asked("move a back down", new DesignEdit.MoveEntity("a", 0, 0.15)),
          new Asked("remove c", new DesignEdit.RemoveEntity("c")),
          new Asked("add d", new DesignEdit.AddEntity(thing("d", PLAIN.get(1), 0, 0.1))),
          new Asked("move d over a", new DesignEdit.MoveEntity("d", 0.2, 0.3)),
          new Asked("bring a to the front", new DesignEdit.Reorder("a", 9)),
          new Asked("move d away", new DesignEdit.MoveEntity("d", -0.2, -0.3)),
          new Asked("make a ellipse", new DesignEdit.ReshapeEntity("a", ellipse())),
          new Asked("make b green", new DesignEdit.RepromptEntity("b", "green " + COLOURED)),
          new Asked("move b up", new DesignEdit.MoveEntity("b", 0, -0.1)),
          new Asked("remove d", new DesignEdit.RemoveEntity("d")),
          new Asked("move a left", new DesignEdit.MoveEntity("a", -0.3, 0)));

  private static Region ellipse() {
    return new Region.Ellipse(0.3, 0.55, 0.6, 0.95);
  }

  private static Entity thing(String id, String prompt, double x, double y) {
    return new Entity(id, prompt, new Region.Box(x, y, x + 0.3, y + 0.3));
  }

  private static Design first() {
    return new Design(
        CANVAS,
        TinyModel.scene(),
        "",
        "",
        4,
        List.of(
            thing("still", PLAIN.get(0), 0.65, 0.6),
            thing("a", PLAIN.get(1), 0, 0.6),
            thing("b", "red " + COLOURED, 0.65, 0)));
  }

  @Test
  void twenty_edits_change_what_was_asked_and_nothing_else() {
    try (var engine = TinyModel.load().engine()) {
      TinyModel.Loaded model = new TinyModel.Loaded(engine);
      Design design = first();
      BufferedImage picture = model.render(PLANNER.generate(design, "").request()).image();
      Map<String, BufferedImage> since = new HashMap<>();
      System.out.println("| turn | asked | touched | changed outside | changed in other things |");
      System.out.println("|---|---|---|---|---|");
      for (int turn = 1; turn <= TURNS.size(); turn++) {
        Asked asked = TURNS.get(turn - 1);
        Design next = design.with(asked.edit());
        RenderPlan.Inpaint plan = (RenderPlan.Inpaint) PLANNER.plan(design, picture, next);
        BufferedImage drawn = model.render(plan.request()).image();
        BitSet allowed = ChangedCells.between(design, next);
        int outside = ChangedCells.pixelsOutside(allowed, picture, drawn);
        int decay = decay(design, next, picture, drawn, since);
        double touched =
            100.0 * plan.touched().cardinality() / (CANVAS.width() / 8 * CANVAS.height() / 8);
        System.out.printf(
            "| %d | %s | %.0f %% | %d | %d |%n", turn, asked.words(), touched, outside, decay);
        assertThat(outside).as(asked.words()).isZero();
        assertThat(decay).as(asked.words()).isZero();
        assertThat(ChangedCells.pixelsInside(allowed, picture, drawn))
            .as(asked.words())
            .isPositive();
        design = next;
        picture = drawn;
      }
    }
  }

  /**
   * How many pixels of things that were not spoken of differ from when they were last drawn,
   * however many turns ago.
   */
  private static int decay(
      Design before,
      Design after,
      BufferedImage old,
      BufferedImage drawn,
      Map<String, BufferedImage> since) {
    BitSet asked = ChangedCells.between(before, after);
    int pixels = 0;
    for (Entity entity : after.entities()) {
      BitSet own = ChangedCells.reachedBy(entity.region(), CANVAS);
      if (own.intersects(asked)) {
        since.put(entity.id(), drawn);
      } else {
        pixels += ChangedCells.pixelsInside(own, since.getOrDefault(entity.id(), old), drawn);
        since.putIfAbsent(entity.id(), old);
      }
    }
    return pixels;
  }
}
