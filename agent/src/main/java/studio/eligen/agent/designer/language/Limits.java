package studio.eligen.agent.designer.language;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import studio.eligen.agent.design.Bounds;
import studio.eligen.agent.design.Canvas;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.DesignEdit;
import studio.eligen.agent.design.PixelBox;
import studio.eligen.agent.designer.placement.Spot;
import studio.eligen.agent.designer.placement.Spot.Relation;

/** Says why a thing moved or grew less than was asked: the picture ends, or another is there. */
final class Limits {

  /** The part of a thing that another before it may hide. */
  private static final double MOST_HIDDEN = 0.3;

  private Limits() {}

  /** Why one thing did not go as far as a step of this size leads. */
  static Optional<String> ofMove(
      List<String> ids, Heading heading, List<DesignEdit> edits, Context context) {
    if (ids.size() != 1) {
      return Optional.empty();
    }
    Canvas canvas = context.design.canvas();
    PixelBox from = Moves.rect(ids.get(0), context);
    PixelBox to = after(ids.get(0), edits, context);
    int asked =
        heading.across() != 0
            ? Moves.step(heading.amount(), canvas.width())
            : Moves.step(heading.amount(), canvas.height());
    int done = heading.across() != 0 ? Math.abs(to.x() - from.x()) : Math.abs(to.y() - from.y());
    if (done >= asked - 1) {
      return Optional.empty();
    }
    boolean ends =
        heading.across() < 0 && to.x() <= 0
            || heading.across() > 0 && to.right() >= canvas.width()
            || heading.down() < 0 && to.y() <= 0
            || heading.down() > 0 && to.bottom() >= canvas.height();
    if (ends) {
      return Optional.of(" No further: the picture ends there.");
    }
    return nearest(ids.get(0), to, context)
        .map(id -> " No further, as %s is there.".formatted(context.theNames(List.of(id))));
  }

  /** That a thing lies over the one beside which it was put. */
  static Optional<String> ofPlace(
      List<String> ids, Spot spot, List<DesignEdit> edits, Context context) {
    if (ids.size() != 1 || !(spot instanceof Spot.Near near) || !isBeside(near.relation())) {
      return Optional.empty();
    }
    PixelBox to = after(ids.get(0), edits, context);
    return near.ids().stream()
        .filter(id -> Moves.rect(id, context).overlap(to) > 0)
        .findFirst()
        .map(
            id ->
                " They overlap, as there is no more room beside %s."
                    .formatted(context.theNames(List.of(id))));
  }

  /** That one thing reaches from edge to edge now. */
  static Optional<String> ofGrowth(List<String> ids, List<DesignEdit> edits, Context context) {
    if (ids.size() != 1) {
      return Optional.empty();
    }
    Canvas canvas = context.design.canvas();
    PixelBox to = after(ids.get(0), edits, context);
    boolean ends = to.width() >= canvas.width() || to.height() >= canvas.height();
    return ends ? Optional.of(" More would leave the picture.") : Optional.empty();
  }

  /** Beside another in a straight line and inside the picture, over the other where it must be. */
  static Optional<PixelBox> asNearAsFits(
      PixelBox from, Spot.Near near, Map<String, Bounds> standing, Canvas canvas) {
    Bounds bounds = standing.get(near.ids().get(0));
    if (bounds == null || !isBeside(near.relation())) {
      return Optional.empty();
    }
    PixelBox other = PixelBox.of(bounds, canvas);
    boolean right =
        near.relation() == Relation.RIGHT_OF
            || near.relation() == Relation.NEXT_TO && other.centreX() * 2 < canvas.width();
    int x = right ? other.right() : other.x() - from.width();
    int inside = Math.max(0, Math.min(x, canvas.width() - from.width()));
    int y = Math.max(0, Math.min(other.bottom(), canvas.height()) - from.height());
    PixelBox to = new PixelBox(inside, y, from.width(), from.height());
    boolean beside = right ? to.centreX() > other.centreX() : to.centreX() < other.centreX();
    return beside ? Optional.of(to) : Optional.empty();
  }

  /** To the front of what would hide most of it. */
  static Optional<DesignEdit> uncovered(String id, Spot spot, PixelBox to, Context context) {
    boolean present = context.design.entity(id).isPresent();
    if (!present || !(spot instanceof Spot.Near near) || !isBeside(near.relation())) {
      return Optional.empty();
    }
    int front =
        near.ids().stream()
            .filter(other -> context.design.entity(other).isPresent())
            .filter(other -> Moves.rect(other, context).overlap(to) > MOST_HIDDEN)
            .mapToInt(context.design::indexOf)
            .max()
            .orElse(-1);
    return front > context.design.indexOf(id)
        ? Optional.of(new DesignEdit.Reorder(id, front))
        : Optional.empty();
  }

  private static boolean isBeside(Relation relation) {
    return relation == Relation.LEFT_OF
        || relation == Relation.RIGHT_OF
        || relation == Relation.NEXT_TO;
  }

  private static Optional<String> nearest(String id, PixelBox to, Context context) {
    Canvas canvas = context.design.canvas();
    return context.boundsWithout(List.of(id)).entrySet().stream()
        .filter(other -> PixelBox.of(other.getValue(), canvas).gap(to) < Canvas.GRID)
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private static PixelBox after(String id, List<DesignEdit> edits, Context context) {
    Design after = context.design.with(edits);
    return PixelBox.of(Bounds.of(after.entity(id).orElseThrow().region()), after.canvas());
  }
}
