package studio.eligen.agent.terminal;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import studio.eligen.agent.Studio;
import studio.eligen.agent.StudioEvent;
import studio.eligen.agent.design.InvalidInput;
import studio.eligen.agent.render.Critic;
import studio.eligen.agent.render.Critic.Result;
import studio.eligen.agent.render.RenderPlan;
import studio.eligen.engine.RenderException;

/** Has every picture that comes about in a turn looked at, and what failed drawn again. */
final class Inspection {

  private final Studio studio;
  private final Optional<Critic> critic;
  private final Consumer<String> note;
  private boolean same;
  private boolean drawn;

  /**
   * @param critic without one nothing is looked at
   * @param note shows what was seen
   */
  Inspection(Studio studio, Optional<Critic> critic, Consumer<String> note) {
    this.studio = studio;
    this.critic = critic;
    this.note = note;
    studio.listen(this::hear);
  }

  /**
   * Runs a turn and looks at its picture, if it has a new one.
   *
   * @return what the turn tells
   */
  boolean of(BooleanSupplier turn) {
    same = false;
    drawn = false;
    boolean told = turn.getAsBoolean();
    if (drawn && studio.picture().isPresent()) {
      critic.ifPresent(this::review);
    }
    return told;
  }

  private void hear(StudioEvent event) {
    if (event instanceof StudioEvent.Planned planned) {
      same = planned.plan() instanceof RenderPlan.Keep;
    } else if (event instanceof StudioEvent.PictureReady) {
      drawn = !same;
    }
  }

  private void review(Critic reviewer) {
    if (reviewer.looks()) {
      note.accept("Looking at the picture…");
    }
    try {
      Result result = studio.review(reviewer);
      String repairs =
          switch (result.tries()) {
            case 0 -> "";
            case 1 -> " (after 1 repair)";
            default -> " (after %d repairs)".formatted(result.tries());
          };
      note.accept(result.scorecard().text() + repairs);
    } catch (RenderException | InvalidInput e) {
      note.accept("Not repaired: " + e.getMessage());
    }
  }
}
