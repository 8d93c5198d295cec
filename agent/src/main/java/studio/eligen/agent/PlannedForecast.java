package studio.eligen.agent;

import java.awt.image.BufferedImage;
import java.util.Optional;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.designer.mllm.edits.Forecast;
import studio.eligen.agent.render.LockedThings;
import studio.eligen.agent.render.RenderPlanner;

/** Foresees a render by planning it. */
public record PlannedForecast(RenderPlanner planner) implements Forecast {

  @Override
  public String of(Optional<BufferedImage> picture, Design before, Design after) {
    LockedThings.checkUncovered(before, after);
    planner.requireDrawable(before, after);
    return picture
        .map(drawn -> planner.plan(before, drawn, after).explanation())
        .orElseGet(() -> planner.generate(after, "").explanation());
  }
}
