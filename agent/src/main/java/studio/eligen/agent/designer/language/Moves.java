package studio.eligen.agent.designer.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import studio.eligen.agent.design.Bounds;
import studio.eligen.agent.design.Canvas;
import studio.eligen.agent.design.DesignEdit;
import studio.eligen.agent.design.PixelBox;
import studio.eligen.agent.designer.language.Amounts.Amount;
import studio.eligen.agent.designer.lexicon.Vocabulary.Stands;
import studio.eligen.agent.designer.placement.Layout;
import studio.eligen.agent.designer.placement.Spot;
import studio.eligen.agent.designer.placement.Spot.Relation;
import studio.eligen.agent.designer.placement.Wanted;
import studio.eligen.engine.Region;

/** Works out by how much a thing moves. All steps are whole cells of 16 pixels. */
final class Moves {

  private Moves() {}

  /** A step in a direction, or nothing where the picture ends. */
  static Optional<DesignEdit> towards(
      String id, Heading heading, List<String> together, Context context) {
    Canvas canvas = context.design.canvas();
    PixelBox from = rect(id, context);
    int dx = heading.across() * step(heading.amount(), canvas.width());
    int dy = heading.down() * step(heading.amount(), canvas.height());
    dx = Math.max(-from.x(), Math.min(dx, canvas.width() - from.right()));
    dy = Math.max(-from.y(), Math.min(dy, canvas.height() - from.bottom()));
    if (heading.amount().isUsual() && together.size() == 1) {
      double clear = clearShare(from, dx, dy, others(together, context));
      dx = (int) (dx * clear) / Canvas.GRID * Canvas.GRID == 0 ? dx : whole(dx * clear);
      dy = (int) (dy * clear) / Canvas.GRID * Canvas.GRID == 0 ? dy : whole(dy * clear);
    }
    return dx == 0 && dy == 0 ? Optional.empty() : Optional.of(move(id, dx, dy, canvas));
  }

  /** To a part of the picture, or beside something else; empty if all are there already. */
  static List<DesignEdit> to(List<String> ids, Spot asked, Context context) {
    List<DesignEdit> edits = new ArrayList<>();
    Map<String, Bounds> standing = context.boundsWithout(ids);
    for (String id : ids) {
      Stands stands = context.cast.member(id).thing().stands();
      Spot spot = asked instanceof Spot.Side side ? side.of(stands) : asked;
      PixelBox from = rect(id, context);
      PixelBox to = destination(id, from, spot, standing, context);
      if (to.x() != from.x() || to.y() != from.y()) {
        edits.add(move(id, to.x() - from.x(), to.y() - from.y(), context.design.canvas()));
      }
      standing.put(id, Bounds.of(to.box(context.design.canvas())));
      depth(id, spot, context)
          .or(() -> Limits.uncovered(id, spot, to, context))
          .ifPresent(edits::add);
    }
    return edits;
  }

  /** In front of or behind another, where that is what was said. */
  static Optional<DesignEdit> depth(String id, Spot spot, Context context) {
    if (!(spot instanceof Spot.Near near) || context.design.entity(near.ids().get(0)).isEmpty()) {
      return Optional.empty();
    }
    int other = context.design.indexOf(near.ids().get(0));
    boolean present = context.design.entity(id).isPresent();
    boolean behind = present && context.design.indexOf(id) < other;
    if (near.relation() == Relation.BEHIND && !behind) {
      return Optional.of(new DesignEdit.Reorder(id, other));
    }
    if (near.relation() == Relation.IN_FRONT_OF && behind) {
      return Optional.of(new DesignEdit.Reorder(id, other));
    }
    return Optional.empty();
  }

  private static PixelBox destination(
      String id, PixelBox from, Spot spot, Map<String, Bounds> standing, Context context) {
    Canvas canvas = context.design.canvas();
    if (spot instanceof Spot.Near near
        && near.mayHide()
        && overlaps(from, near, standing, canvas)) {
      return from;
    }
    if (spot instanceof Spot.Side side && (side.across() == null || side.down() == null)) {
      PixelBox direct = alongSide(from, side, canvas);
      if (side.edge()
          || standing.values().stream().allMatch(b -> PixelBox.of(b, canvas).gap(direct) >= 0)) {
        return direct;
      }
    }
    Wanted wanted = sized(id, from, spot, context.cast.member(id).thing().stands(), canvas);
    Layout layout = context.layout();
    Optional<Map<String, Region.Box>> found = layout.place(List.of(wanted), standing);
    if (spot instanceof Spot.Side side
        && (found.isEmpty() || flies(found.get(), id, from, side, canvas))) {
      return alongSide(from, side, canvas);
    }
    if (found.isEmpty() && spot instanceof Spot.Near near && near.relation() == Relation.BELOW) {
      // Under a tree that stands on the ground is before its lower half.
      Spot before = new Spot.Near(Relation.IN_FRONT_OF, near.ids());
      return destination(id, from, before, standing, context);
    }
    Optional<PixelBox> crowded =
        found.isPresent() || !(spot instanceof Spot.Near)
            ? Optional.empty()
            : Limits.asNearAsFits(from, (Spot.Near) spot, standing, canvas);
    if (crowded.isPresent()) {
      return crowded.get();
    }
    return found
        .map(boxes -> PixelBox.of(Bounds.of(boxes.get(id)), canvas))
        .orElseThrow(
            () ->
                new Misunderstanding(
                    "there is no room there for %s: move something away or make it smaller first."
                        .formatted(context.theNames(List.of(id)))));
  }

  /**
   * Whether one of the two can be seen behind the other already, so that only their order counts.
   */
  private static boolean overlaps(
      PixelBox from, Spot.Near near, Map<String, Bounds> standing, Canvas canvas) {
    Bounds other = standing.get(near.ids().get(0));
    double hidden = other == null ? 0 : from.overlap(PixelBox.of(other, canvas));
    return hidden > 0.1 && hidden < 0.95;
  }

  /** Whether the only free place would lift a thing far off, where no height was asked for. */
  private static boolean flies(
      Map<String, Region.Box> found, String id, PixelBox from, Spot.Side side, Canvas canvas) {
    PixelBox to = PixelBox.of(Bounds.of(found.get(id)), canvas);
    return side.down() == null && from.bottom() - to.bottom() > canvas.height() / 4;
  }

  /** A wish for a place of a thing that keeps its size. */
  static Wanted sized(String id, PixelBox from, Spot spot, Stands stands, Canvas canvas) {
    double shorter = Math.min(canvas.width(), canvas.height());
    return new Wanted(id, stands, from.width() / shorter, from.height() / shorter, false, spot);
  }

  /** To a side in a straight line: what was not said stays as it is. */
  private static PixelBox alongSide(PixelBox from, Spot.Side side, Canvas canvas) {
    int x =
        side.across() == null ? from.x() : along(side.across(), side, from.width(), canvas.width());
    int y =
        side.down() == null ? from.y() : along(side.down(), side, from.height(), canvas.height());
    return new PixelBox(x, y, from.width(), from.height());
  }

  private static int along(int direction, Spot.Side side, int size, int room) {
    int margin = side.edge() ? 0 : Math.max(0, Math.min(Canvas.GRID, room - size));
    if (direction == 0) {
      return Math.max(0, whole((room - size) / 2.0));
    }
    return direction < 0 ? margin : room - size - margin;
  }

  static int step(Amount amount, int room) {
    double pixels =
        switch (amount.degree()) {
          case LITTLE -> 0.08 * room;
          case USUAL -> 0.2 * room;
          case LOT -> 0.4 * room;
          case PERCENT -> amount.number() / 100 * room;
          case PIXELS -> amount.number();
        };
    boolean said =
        amount.degree() == Amounts.Degree.PERCENT || amount.degree() == Amounts.Degree.PIXELS;
    return said ? (int) Math.round(pixels) : Math.max(Canvas.GRID, whole(pixels));
  }

  /** The way from one thing to another: along one axis where they lie in one row or column. */
  static Heading heading(String id, String other, Context context) {
    PixelBox from = rect(id, context);
    PixelBox to = rect(other, context);
    boolean row = from.y() < to.bottom() && to.y() < from.bottom();
    boolean column = from.x() < to.right() && to.x() < from.right();
    int across = column && !row ? 0 : (int) Math.signum(to.centreX() - from.centreX());
    int down = row ? 0 : (int) Math.signum(to.centreY() - from.centreY());
    return new Heading(across, down, Amount.USUAL);
  }

  /** The part of the way that can be gone before something else is in the way. */
  private static double clearShare(PixelBox from, int dx, int dy, List<PixelBox> others) {
    int cells = Math.max(Math.abs(dx), Math.abs(dy)) / Canvas.GRID;
    for (int i = 1; i <= cells; i++) {
      double share = (double) i / cells;
      PixelBox there =
          new PixelBox(
              from.x() + (int) (dx * share),
              from.y() + (int) (dy * share),
              from.width(),
              from.height());
      if (others.stream().anyMatch(other -> from.gap(other) >= 0 && there.gap(other) < 0)) {
        return (i - 1.0) / cells;
      }
    }
    return 1;
  }

  private static List<PixelBox> others(List<String> ids, Context context) {
    return context.boundsWithout(ids).values().stream()
        .map(bounds -> PixelBox.of(bounds, context.design.canvas()))
        .toList();
  }

  /** To where another is: foot to foot where both stand, else middle to middle. */
  static DesignEdit onto(String id, String place, Context context) {
    PixelBox from = rect(id, context);
    PixelBox there = rect(place, context);
    boolean stand = stands(id, context) && stands(place, context);
    double dx = there.centreX() - from.centreX();
    double dy = stand ? there.bottom() - from.bottom() : there.centreY() - from.centreY();
    Canvas canvas = context.design.canvas();
    return new DesignEdit.MoveEntity(id, dx / canvas.width(), dy / canvas.height());
  }

  private static boolean stands(String id, Context context) {
    return context.cast.member(id).thing().stands() != Stands.SKY;
  }

  /** The side of the picture, or the corner, across from where a thing is. */
  static Spot.Side opposite(String id, boolean corner, Context context) {
    PixelBox from = rect(id, context);
    Canvas canvas = context.design.canvas();
    int across = from.centreX() * 2 < canvas.width() ? 1 : -1;
    Integer down = corner ? Integer.valueOf(from.centreY() * 2 < canvas.height() ? 1 : -1) : null;
    return new Spot.Side(across, down, corner);
  }

  static PixelBox rect(String id, Context context) {
    Region region = context.design.entity(id).orElseThrow().region();
    return PixelBox.of(Bounds.of(region), context.design.canvas());
  }

  private static DesignEdit move(String id, int dx, int dy, Canvas canvas) {
    return new DesignEdit.MoveEntity(
        id, dx / (double) canvas.width(), dy / (double) canvas.height());
  }

  private static int whole(double pixels) {
    return (int) Math.round(pixels / Canvas.GRID) * Canvas.GRID;
  }
}
