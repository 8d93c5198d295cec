package studio.eligen.agent.terminal;

import java.util.Optional;
import java.util.function.Supplier;
import studio.eligen.agent.render.RenderPlan;

/** What is told of pictures before they are drawn: each one's plan, or a line for all together. */
final class PlanWords {

  private Optional<String> together = Optional.empty();
  private boolean told;

  /** Draws several pictures, of which only these words tell. */
  <T> T together(String words, Supplier<T> drawing) {
    together = Optional.of(words);
    told = false;
    try {
      return drawing.get();
    } finally {
      together = Optional.empty();
    }
  }

  /** The words for the next picture; none where one line tells of several and was told. */
  Optional<String> next(RenderPlan plan) {
    if (together.isEmpty()) {
      return Optional.of(plan.explanation());
    }
    boolean first = !told;
    told = true;
    return together.filter(words -> first);
  }
}
