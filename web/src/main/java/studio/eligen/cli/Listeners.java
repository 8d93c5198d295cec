package studio.eligen.cli;

import java.util.List;
import studio.eligen.engine.RenderListener;

/** Several listeners as one. */
record Listeners(List<RenderListener> all) implements RenderListener {

  @Override
  public void onStep(Step step) {
    all.forEach(listener -> listener.onStep(step));
  }
}
