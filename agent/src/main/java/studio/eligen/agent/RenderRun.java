package studio.eligen.agent;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.render.Critic;
import studio.eligen.agent.render.Picture;
import studio.eligen.agent.render.RenderPlan;
import studio.eligen.agent.render.RenderPlanner;
import studio.eligen.agent.render.Renderer;
import studio.eligen.agent.render.Variation;
import studio.eligen.agent.render.Variations;
import studio.eligen.engine.RenderException;
import studio.eligen.engine.RenderListener;
import studio.eligen.engine.RenderRequest;

/** Where pictures are drawn: tells each plan and step, and can be stopped from any thread. */
final class RenderRun implements AutoCloseable {

  private final Renderer renderer;
  private final Consumer<StudioEvent> tell;
  private volatile AtomicBoolean cancelled = new AtomicBoolean();
  private volatile Critic looking = Critic.offline();

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
  Picture draw(RenderPlan plan, Design design, Picture old) {
    RenderListener listener = untilCancelled();
    tell.accept(new StudioEvent.Planned(plan));
    if (plan instanceof RenderPlan.Generate generate) {
      return drawn(generate.request(), design, listener);
    }
    if (plan instanceof RenderPlan.Inpaint inpaint) {
      return drawn(inpaint.request(), design, listener);
    }
    return old.showing(design);
  }

  List<Variation> draw(Variations variations) {
    return variations.draw(renderer, untilCancelled(), this::planned);
  }

  Critic.Result repair(
      Critic critic, RenderPlanner planner, Picture picture, Design design, long firstSeed) {
    RenderListener listener = untilCancelled();
    looking = critic;
    return critic.repair(picture, design, planner, renderer, listener, firstSeed, this::planned);
  }

  void cancel() {
    cancelled.set(true);
    looking.cancel();
  }

  @Override
  public void close() {
    renderer.close();
  }

  private void planned(RenderPlan plan) {
    tell.accept(new StudioEvent.Planned(plan));
  }

  private Picture drawn(RenderRequest request, Design design, RenderListener listener) {
    return Picture.of(renderer.render(request, listener), design);
  }

  private RenderListener untilCancelled() {
    AtomicBoolean stop = new AtomicBoolean();
    cancelled = stop;
    return new RenderListener() {
      @Override
      public void onStep(Step step) {
        tell.accept(new StudioEvent.Stepped(step));
      }

      @Override
      public boolean isCancelled() {
        return stop.get();
      }
    };
  }
}
