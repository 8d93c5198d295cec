package studio.eligen.agent;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import studio.eligen.agent.design.History;
import studio.eligen.agent.design.History.Version;
import studio.eligen.agent.design.InvalidEdit;
import studio.eligen.agent.design.InvalidInput;
import studio.eligen.agent.designer.Designer.Action;
import studio.eligen.agent.designer.Designer.Reply;
import studio.eligen.agent.render.Critic;
import studio.eligen.agent.render.Picture;
import studio.eligen.agent.render.RenderPlan;
import studio.eligen.agent.render.RenderPlanner;
import studio.eligen.agent.render.Renderer;
import studio.eligen.agent.render.Variation;
import studio.eligen.agent.render.Variations;
import studio.eligen.agent.store.Conversation;
import studio.eligen.engine.Cancellation;

/**
 * The pictures of a conversation's versions. A missing one is drawn from that of the nearest
 * earlier version, so that what was not asked for stays.
 */
final class VersionPictures implements AutoCloseable {

  private static final String NO_PICTURES = "Pictures are not drawn here; only designs are made.";
  private static final String NO_PICTURE_YET = "There is no picture yet; say what it shall show.";

  private static final String WOULD_BE_LOST =
      "This picture was opened from a file; in another size it would be drawn anew, and nothing of the file would be left. It stays %s: to get it in another size, scale the file itself and open that.";

  private final Optional<RenderRun> renderRun;
  private final PictureCache pictures = new PictureCache();
  private RenderPlanner planner;
  private volatile Predicate<RenderPlan> consent = plan -> true;

  /** The last seed that a variation was drawn from, so that no two sheets show the same. */
  private long lastSeed = Long.MIN_VALUE;

  VersionPictures(
      RenderPlanner planner, Optional<? extends Renderer> renderer, Consumer<StudioEvent> tell) {
    this.planner = planner;
    this.renderRun = renderer.map(with -> new RenderRun(with, tell));
  }

  void planWith(RenderPlanner next) {
    planner = next;
  }

  void askBefore(Predicate<RenderPlan> answer) {
    consent = answer;
  }

  /** Whether the current version needs a picture that can be drawn here. */
  boolean lacks(History history) {
    return renderRun.isPresent() && of(history).isEmpty();
  }

  /** Whether the current version or one that it was made from has a picture. */
  boolean hasAny(History history) {
    return nearest(history).isPresent();
  }

  Optional<Picture> of(History history) {
    return pictures.of(history.current().number());
  }

  /**
   * These versions, if they may be.
   *
   * @param now the versions so far
   * @throws InvalidEdit if a new size would wipe away what was opened from a file
   */
  History sparing(History now, History next) {
    boolean resized = !now.design().canvas().equals(next.design().canvas());
    if (resized && next.versions().size() > now.versions().size() && isOpened(next)) {
      throw new InvalidEdit(WOULD_BE_LOST.formatted(now.design().canvas()));
    }
    return next;
  }

  /** Whether what is shown goes back to a picture from elsewhere, and not to one drawn whole. */
  private boolean isOpened(History history) {
    return history.lineage().stream()
        .flatMap(version -> pictures.of(version.number()).stream())
        .filter(picture -> picture.isFromElsewhere() || picture.isDrawnWhole())
        .findFirst()
        .filter(Picture::isFromElsewhere)
        .isPresent();
  }

  /** The same answer, or one that says why nothing was changed. */
  Reply sparing(History now, Reply reply) {
    try {
      sparing(now, reply.action().applyTo(now, ""));
      return reply;
    } catch (InvalidInput e) {
      return new Reply(e.getMessage(), new Action.Nothing(), reply.focus());
    }
  }

  void put(int version, Picture picture) {
    pictures.put(version, picture);
  }

  void become(Conversation earlier) {
    pictures.become(earlier);
  }

  void clear() {
    pictures.clear();
  }

  /**
   * Draws the current version.
   *
   * @return nothing if the plan was dear and the person did not consent
   * @throws studio.eligen.engine.RenderException if there is no picture
   */
  Optional<Picture> draw(History history, Cancellation cancellation) {
    Optional<Version> from = nearest(history);
    Optional<Picture> old = from.flatMap(earlier -> pictures.of(earlier.number()));
    RenderPlan plan =
        old.isEmpty()
            ? planner.generate(history.design(), "")
            : planner.plan(from.get().design(), old.get().image(), history.design());
    boolean dear = old.isPresent() && plan instanceof RenderPlan.Generate;
    if (dear && !consent.test(plan)) {
      return Optional.empty();
    }
    return Optional.of(renderRun().draw(plan, history.design(), old.orElse(null), cancellation));
  }

  List<Variation> variations(
      History history, Optional<String> id, int number, Cancellation cancellation) {
    RenderRun with = renderRun();
    long own = id.isEmpty() ? history.design().seed() + 1 : Variations.freshSeed(history);
    long first = Math.max(own, lastSeed + 1);
    Variations variations =
        id.isEmpty()
            ? Variations.ofDesign(planner, history.design(), first, number)
            : Variations.ofEntity(
                planner, history.design(), shown(history), id.get(), first, number);
    lastSeed = first + number - 1;
    return with.draw(variations, cancellation);
  }

  Critic.Result review(History history, Critic critic, Cancellation cancellation) {
    return renderRun()
        .repair(
            critic,
            planner,
            shown(history),
            history.design(),
            Variations.freshSeed(history),
            cancellation);
  }

  @Override
  public void close() {
    renderRun.ifPresent(RenderRun::close);
  }

  private RenderRun renderRun() {
    return renderRun.orElseThrow(() -> new InvalidEdit(NO_PICTURES));
  }

  private Picture shown(History history) {
    return of(history).orElseThrow(() -> new InvalidEdit(NO_PICTURE_YET));
  }

  private Optional<Version> nearest(History history) {
    return history.lineage().stream().filter(v -> pictures.of(v.number()).isPresent()).findFirst();
  }
}
