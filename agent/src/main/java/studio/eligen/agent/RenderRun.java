package studio.eligen.agent;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.History;
import studio.eligen.agent.design.History.Version;
import studio.eligen.agent.design.InvalidEdit;
import studio.eligen.agent.render.Critic;
import studio.eligen.agent.render.DrawnDesign;
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

/**
 * Draws a conversation's pictures, and tells each plan and step. A missing one is drawn from that
 * of the nearest earlier version, so that what was not asked for stays.
 */
final class RenderRun implements AutoCloseable {

  private static final String NO_PICTURES = "Pictures are not drawn here; only designs are made.";
  private static final String NO_PICTURE_YET = "There is no picture yet; say what it shall show.";

  private final Optional<? extends Renderer> renderer;
  private final VersionPictures pictures;
  private final Consumer<StudioEvent> tell;
  private RenderPlanner planner;
  private volatile Predicate<RenderPlan> consent = plan -> true;

  /** The last seed that a variation was drawn from, so that no two sheets show the same. */
  private long lastSeed = Long.MIN_VALUE;

  /**
   * @param renderer without one no pictures are drawn
   */
  RenderRun(
      RenderPlanner planner,
      Optional<? extends Renderer> renderer,
      VersionPictures pictures,
      Consumer<StudioEvent> tell) {
    this.planner = planner;
    this.renderer = renderer;
    this.pictures = pictures;
    this.tell = tell;
  }

  void planWith(RenderPlanner next) {
    planner = next;
  }

  void askBefore(Predicate<RenderPlan> answer) {
    consent = answer;
  }

  /** Whether the current version needs a picture that can be drawn here. */
  boolean lacks(History history) {
    return renderer.isPresent() && pictures.of(history).isEmpty();
  }

  /**
   * @throws InvalidEdit if a new version asks for what cannot be drawn here
   */
  void requireDrawable(Design before, Design after) {
    if (renderer.isPresent()) {
      planner.requireDrawable(before, after);
    }
  }

  /** What of a new version cannot be drawn here, if it is the first that asks for that. */
  Optional<String> caveat(History now, History next) {
    boolean made = next.versions().size() > now.versions().size();
    boolean news = made && !now.design().negative().equals(next.design().negative());
    return news && renderer.isPresent() ? planner.caveat(next.design()) : Optional.empty();
  }

  /**
   * Draws the current version.
   *
   * @return nothing if the plan was dear and the person did not consent
   * @throws RenderException if there is no picture
   */
  Optional<Picture> draw(History history, Cancellation cancellation) {
    Design design = history.design();
    Optional<Version> from = pictures.nearest(history);
    Optional<Picture> old = from.flatMap(earlier -> pictures.of(earlier.number()));
    RenderPlan plan =
        old.isEmpty()
            ? planner.generate(design, "")
            : planner.plan(
                from.get().design(), old.get().image(), design, earlier(history, from.get()));
    boolean dear = old.isPresent() && plan instanceof RenderPlan.Generate;
    if (dear && !consent.test(plan)) {
      return Optional.empty();
    }
    planned(plan);
    if (plan instanceof RenderPlan.Generate generate) {
      return Optional.of(drawn(generate.request(), design, cancellation));
    }
    if (plan instanceof RenderPlan.Inpaint inpaint) {
      return Optional.of(drawn(inpaint.request(), design, cancellation));
    }
    return plan instanceof RenderPlan.Restore restore
        ? old.map(picture -> picture.restored(restore.request(), design))
        : old.map(picture -> picture.showing(design));
  }

  /** What a version was made from, back to the first. */
  private List<DrawnDesign> earlier(History history, Version version) {
    return history.lineage().stream()
        .dropWhile(later -> later.number() != version.number())
        .skip(1)
        .map(
            one ->
                new DrawnDesign(one.design(), () -> pictures.of(one.number()).map(Picture::image)))
        .toList();
  }

  private Picture drawn(RenderRequest request, Design design, Cancellation cancellation) {
    return Picture.of(renderer().render(request, this::stepped, cancellation), design);
  }

  /**
   * Plans pictures of the current design from seeds that no earlier variation had.
   *
   * @param id of the thing that alone is drawn anew; empty is the whole picture
   * @throws InvalidEdit if there is no picture of that thing, or the number is too large
   */
  Variations variations(History history, Optional<String> id, int number) {
    renderer();
    long own = id.isEmpty() ? history.design().seed() + 1 : Variations.freshSeed(history);
    long first = Math.max(own, lastSeed + 1);
    Variations variations =
        id.isEmpty()
            ? Variations.ofDesign(planner, history.design(), pictures.of(history), first, number)
            : Variations.ofEntity(
                planner, history.design(), shown(history), id.get(), first, number);
    lastSeed = first + number - 1;
    return variations;
  }

  List<Variation> draw(
      Variations variations,
      Cancellation cancellation,
      Consumer<RenderPlan> planned,
      Consumer<Variation> drawn) {
    return variations.draw(renderer(), this::stepped, cancellation, planned, drawn);
  }

  Critic.Result review(History history, Critic critic, Cancellation cancellation) {
    Renderer with = renderer();
    return critic.repair(
        shown(history),
        history.design(),
        planner,
        with,
        this::stepped,
        cancellation,
        Variations.freshSeed(history),
        this::planned);
  }

  @Override
  public void close() {
    renderer.ifPresent(Renderer::close);
  }

  private void planned(RenderPlan plan) {
    tell.accept(new StudioEvent.Planned(plan, Optional.empty()));
  }

  private void stepped(Step step) {
    tell.accept(new StudioEvent.Stepped(step));
  }

  private Renderer renderer() {
    return renderer.orElseThrow(() -> new InvalidEdit(NO_PICTURES));
  }

  private Picture shown(History history) {
    return pictures.of(history).orElseThrow(() -> new InvalidEdit(NO_PICTURE_YET));
  }
}
