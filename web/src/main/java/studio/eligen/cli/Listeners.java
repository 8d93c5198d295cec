package studio.eligen.cli;

import java.util.List;
import studio.eligen.engine.RenderListener;

/** Several listeners as one; any of them can stop the render. */
record Listeners(List<RenderListener> all) implements RenderListener {

  @Override
  public void onStep(Step step) {
    all.forEach(listener -> listener.onStep(step));
  }

  @Override
  public boolean isCancelled() {
    return all.stream().anyMatch(RenderListener::isCancelled);
  }
}
