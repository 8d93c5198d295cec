package studio.eligen.agent.designer.placement;

import java.util.List;
import java.util.Optional;
import studio.eligen.agent.design.Bounds;
import studio.eligen.agent.design.Canvas;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.PixelBox;

/** Finds out why a thing moved or grew less than was asked. */
public final class Limits {

  private final Arrangement before;
  private final Design after;
  private final Canvas canvas;

  /**
   * @param after the design after what was asked
   */
  public Limits(Arrangement before, Design after) {
    this.before = before;
    this.after = after;
    this.canvas = before.canvas();
  }

  /** What a step ended at. */
  public sealed interface Limit {
    /** The edge of the picture. */
    record Edge() implements Limit {}

    /** Another thing, which was in the way. */
    record Other(String id) implements Limit {}
  }

  /** Why a thing did not go as far as a step leads; empty if it did, or nothing explains it. */
  public Optional<Limit> ofStep(String id, Step step) {
    PixelBox from = before.box(id);
    PixelBox to = boxAfter(id);
    boolean across = step.across() != 0;
    int asked = step.amount().step(across ? canvas.width() : canvas.height());
    int done = across ? Math.abs(to.x() - from.x()) : Math.abs(to.y() - from.y());
    if (done >= asked - 1) {
      return Optional.empty();
    }
    boolean ends =
        step.across() < 0 && to.x() <= 0
            || step.across() > 0 && to.right() >= canvas.width()
            || step.down() < 0 && to.y() <= 0
            || step.down() > 0 && to.bottom() >= canvas.height();
    return ends ? Optional.of(new Limit.Edge()) : nearest(id, to).map(Limit.Other::new);
  }

  /** The thing beside which another was put and which it lies over, if it does. */
  public Optional<String> overlapped(String id, Spot spot) {
    if (!(spot instanceof Spot.Near near)
        || !near.isBeside() && near.relation() != Spot.Relation.BETWEEN) {
      return Optional.empty();
    }
    PixelBox to = boxAfter(id);
    return near.ids().stream().filter(other -> boxAfter(other).overlap(to) > 0).findFirst();
  }

  /** What else was shoved aside to make room for some things. */
  public List<String> shoved(List<String> ids) {
    return before.shownWithout(ids).stream()
        .filter(other -> !other.box().equals(boxAfter(other.id())))
        .map(Placed::id)
        .toList();
  }

  /** Whether a thing is smaller than it was. */
  public boolean shrank(String id) {
    return boxAfter(id).width() < before.box(id).width();
  }

  /** Whether a thing reaches from edge to edge now. */
  public boolean fills(String id) {
    PixelBox to = boxAfter(id);
    return to.width() >= canvas.width() || to.height() >= canvas.height();
  }

  private Optional<String> nearest(String id, PixelBox to) {
    return before.shownWithout(List.of(id)).stream()
        .filter(other -> other.box().gap(to) < Canvas.GRID)
        .map(Placed::id)
        .findFirst();
  }

  private PixelBox boxAfter(String id) {
    return PixelBox.of(Bounds.of(after.entity(id).orElseThrow().region()), after.canvas());
  }
}
