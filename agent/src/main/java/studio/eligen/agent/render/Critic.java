package studio.eligen.agent.render;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.Entity;
import studio.eligen.agent.design.InvalidInput;
import studio.eligen.engine.Cancellation;
import studio.eligen.engine.RenderException;
import studio.eligen.engine.RenderListener;
import studio.eligen.engine.RenderedImage;

/** Has pictures looked at, and what failed drawn again in its place from other seeds. */
public final class Critic {

  private static final String NOBODY =
      "no model that looks at pictures is connected, so look at it yourself.";

  private final Optional<Verifier> verifier;
  private final int tries;

  /**
   * @param verifier looks at the pictures; without one nothing is checked
   * @param tries how often a picture is repaired at most, 0 to 16
   */
  public Critic(Optional<Verifier> verifier, int tries) {
    if (tries < 0 || tries > 16) {
      throw new InvalidInput("%d tries to repair a picture; give 0 to 16.".formatted(tries));
    }
    this.verifier = verifier;
    this.tries = tries;
  }

  /** A critic without a verifier: all it says is that nothing was checked. */
  public static Critic offline() {
    return new Critic(Optional.empty(), 0);
  }

  /**
   * A picture and what was seen in it.
   *
   * @param tries how many repairs were drawn
   */
  public record Result(Picture picture, Scorecard scorecard, int tries) {}

  /** Whether there is anybody to look at pictures. */
  public boolean looks() {
    return verifier.isPresent();
  }

  /**
   * What is seen in a picture of a design; hidden things are not looked for. It never says that
   * what was not checked is fine.
   */
  public Scorecard score(Picture picture, Design whole, Cancellation cancellation) {
    Design design = whole.visible();
    if (verifier.isEmpty()) {
      return unchecked(design, NOBODY);
    }
    try {
      Map<String, EntityCheck> seen =
          verifier.get().check(picture.image(), design, cancellation).stream()
              .collect(
                  Collectors.toMap(EntityCheck::id, Function.identity(), (first, again) -> first));
      List<EntityCheck> checks =
          design.entities().stream()
              .map(entity -> seen.getOrDefault(entity.id(), EntityCheck.unchecked(entity.id())))
              .toList();
      return new Scorecard(checks, "");
    } catch (Verifier.Unable e) {
      return unchecked(design, e.getMessage());
    }
  }

  /**
   * Draws what failed again, in its region only, until nothing fails but what is locked, the tries
   * are used up or it is cancelled. A repair is kept only if it fails in less than before and in
   * nothing new.
   *
   * @param first the seed of the first repair; further ones follow it
   * @param planned hears of each repair before it is drawn
   */
  public Result repair(
      Picture picture,
      Design design,
      RenderPlanner planner,
      Renderer renderer,
      RenderListener listener,
      Cancellation cancellation,
      long first,
      Consumer<RenderPlan> planned) {
    Result best = new Result(picture, score(picture, design, cancellation), 0);
    for (int i = 0; i < tries && !repairable(best, design).isEmpty(); i++) {
      List<String> failed = repairable(best, design);
      RenderPlan.Inpaint plan = planner.redraw(design, best.picture().image(), failed, first + i);
      planned.accept(plan);
      Optional<RenderedImage> rendered = rendered(plan, renderer, listener, cancellation);
      if (rendered.isEmpty()) {
        return best;
      }
      Picture repaired = Picture.of(rendered.get(), design);
      Scorecard scorecard = score(repaired, design, cancellation);
      boolean better = isBetter(scorecard, best.scorecard());
      best =
          new Result(
              better ? repaired : best.picture(), better ? scorecard : best.scorecard(), i + 1);
    }
    return best;
  }

  private static List<String> repairable(Result result, Design design) {
    return result.scorecard().failed().stream()
        .filter(id -> design.entity(id).filter(Entity::locked).isEmpty())
        .toList();
  }

  /** Empty if it was cancelled. */
  private static Optional<RenderedImage> rendered(
      RenderPlan.Inpaint plan,
      Renderer renderer,
      RenderListener listener,
      Cancellation cancellation) {
    try {
      return Optional.of(renderer.render(plan.request(), listener, cancellation));
    } catch (RenderException.Cancelled e) {
      return Optional.empty();
    }
  }

  private static boolean isBetter(Scorecard now, Scorecard before) {
    return now.note().isEmpty()
        && now.failed().size() < before.failed().size()
        && new HashSet<>(before.failed()).containsAll(now.failed());
  }

  private static Scorecard unchecked(Design design, String note) {
    List<EntityCheck> checks =
        design.entities().stream().map(entity -> EntityCheck.unchecked(entity.id())).toList();
    return new Scorecard(checks, note);
  }
}
