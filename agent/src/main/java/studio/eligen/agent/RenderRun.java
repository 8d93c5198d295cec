package studio.eligen.agent;

import java.util.List;
import java.util.function.Consumer;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.render.Critic;
import studio.eligen.agent.render.Picture;
import studio.eligen.agent.render.RenderPlan;
import studio.eligen.agent.render.RenderPlanner;
import studio.eligen.agent.render.Renderer;
import studio.eligen.agent.render.Variation;
import studio.eligen.agent.render.Variations;
import studio.eligen.engine.Cancellation;
import studio.eligen.engine.RenderException;
import studio.eligen.engine.RenderListener.Step;
import studio.eligen.engine.RenderRequest;

/** Where pictures are drawn: tells each plan and step. */
final class RenderRun implements AutoCloseable {

  private final Renderer renderer;
  private final Consumer<StudioEvent> tell;

  RenderRun(Renderer renderer, Consumer<StudioEvent> tell) {
    this.renderer = renderer;
    this.tell = tell;
  }

  /**
   * The picture of a design by its plan.
   *
   * @param old the picture whose pixels stay if the plan is to keep it; else it may be null
   * @throws RenderException if there is none
   */
  Picture draw(RenderPlan plan, Design design, Picture old, Cancellation cancellation) {
    planned(plan);
    if (plan instanceof RenderPlan.Generate generate) {
      return drawn(generate.request(), design, cancellation);
    }
    if (plan instanceof RenderPlan.Inpaint inpaint) {
      return drawn(inpaint.request(), design, cancellation);
    }
    return old.showing(design);
  }

  List<Variation> draw(Variations variations, Cancellation cancellation) {
    return variations.draw(renderer, this::stepped, cancellation, this::planned);
  }

  Critic.Result repair(
      Critic critic,
      RenderPlanner planner,
      Picture picture,
      Design design,
      long firstSeed,
      Cancellation cancellation) {
    return critic.repair(
        picture, design, planner, renderer, this::stepped, cancellation, firstSeed, this::planned);
  }

  @Override
  public void close() {
    renderer.close();
  }

  private void planned(RenderPlan plan) {
    tell.accept(new StudioEvent.Planned(plan));
  }

  private void stepped(Step step) {
    tell.accept(new StudioEvent.Stepped(step));
  }

  private Picture drawn(RenderRequest request, Design design, Cancellation cancellation) {
    return Picture.of(renderer.render(request, this::stepped, cancellation), design);
  }
}
