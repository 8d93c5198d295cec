package studio.eligen.agent.designer.placement;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import studio.eligen.agent.design.Canvas;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.DesignEdit;
import studio.eligen.agent.design.PixelBox;
import studio.eligen.agent.designer.placement.Spot.Relation;

/** Finds where things that are in the picture come to stand when they are put somewhere else. */
public final class Destinations {

  private final Arrangement arrangement;
  private final Canvas canvas;

  public Destinations(Arrangement arrangement) {
    this.arrangement = arrangement;
    this.canvas = arrangement.canvas();
  }

  /**
   * To a part of the picture, or beside something else; empty if all are there already.
   *
   * @throws NoRoom if one of them finds no place
   */
  public List<DesignEdit> to(List<String> ids, Spot asked) {
    List<DesignEdit> edits = new ArrayList<>();
    Map<String, Placed> standing = new LinkedHashMap<>();
    arrangement.without(ids).forEach(there -> standing.put(there.id(), there));
    for (String id : ids) {
      Spot spot = asked instanceof Spot.Side side ? side.of(arrangement.stands(id)) : asked;
      PixelBox from = arrangement.box(id);
      Map<String, PixelBox> boxes = destinations(id, from, spot, standing);
      boxes.forEach(
          (each, to) -> {
            Placed before = standing.get(each);
            edits.addAll(changed(each, before == null ? from : before.box(), to));
            standing.put(each, new Placed(each, arrangement.thing(each), to));
          });
      PixelBox to = boxes.get(id);
      Design now = arrangement.design().with(edits);
      Depth depth = new Depth(new Arrangement(now, arrangement.vocabulary()));
      depth.beside(id, spot).or(() -> depth.uncovered(id, spot, to)).ifPresent(edits::add);
    }
    return edits;
  }

  /** Where a thing comes to be, and what gives way to it. */
  private Map<String, PixelBox> destinations(
      String id, PixelBox from, Spot spot, Map<String, Placed> standing) {
    Placed moved = new Placed(id, arrangement.thing(id), from);
    Optional<LevelRoom> level = LevelRoom.of(moved, spot, standing, arrangement.design());
    if (level.isEmpty()) {
      return Map.of(id, destination(id, from, spot, standing));
    }
    return asItIs(id, from, spot, standing)
        .filter(level.get()::holds)
        .map(box -> Map.of(id, box))
        .or(level.get()::found)
        .orElseThrow(() -> new NoRoom(List.of(id)));
  }

  private List<DesignEdit> changed(String id, PixelBox from, PixelBox to) {
    List<DesignEdit> edits = new ArrayList<>();
    if (to.width() != from.width() || to.height() != from.height()) {
      double across = to.width() / (double) from.width();
      double down = to.height() / (double) from.height();
      edits.add(new DesignEdit.ResizeEntity(id, across, down, DesignEdit.Anchor.FOOT));
    }
    double dx = (to.centreX() - from.centreX()) / canvas.width();
    double dy = (to.bottom() - from.bottom()) / (double) canvas.height();
    if (dx != 0 || dy != 0) {
      edits.add(new DesignEdit.MoveEntity(id, dx, dy));
    }
    return edits;
  }

  private PixelBox destination(String id, PixelBox from, Spot spot, Map<String, Placed> standing) {
    if (spot instanceof Spot.Near near && near.hides() && overlaps(from, near, standing)) {
      return from;
    }
    if (spot instanceof Spot.Side side && (side.across() == null || side.down() == null)) {
      PixelBox direct = alongSide(from, side);
      if (side.edge() || standing.values().stream().allMatch(o -> o.box().gap(direct) >= 0)) {
        return direct;
      }
    }
    Optional<PixelBox> found = asItIs(id, from, spot, standing);
    if (spot instanceof Spot.Side side && (found.isEmpty() || flies(found.get(), from, side))) {
      return alongSide(from, side);
    }
    if (found.isEmpty() && spot instanceof Spot.Near near && near.relation() == Relation.BELOW) {
      // Under what stands on the ground is before its lower half.
      return destination(id, from, new Spot.Near(Relation.IN_FRONT_OF, near.ids()), standing);
    }
    return found
        .or(() -> asNearAsFits(from, spot, standing))
        .orElseThrow(() -> new NoRoom(List.of(id)));
  }

  /** The best place that there is for it in its size. */
  private Optional<PixelBox> asItIs(
      String id, PixelBox from, Spot spot, Map<String, Placed> standing) {
    Wanted wanted = Wanted.ofSize(id, arrangement.thing(id), from, spot);
    return arrangement
        .layout()
        .place(List.of(wanted), standing.values())
        .map(boxes -> boxes.get(id));
  }

  /**
   * Whether one of the two can be seen behind the other already, so that only their order counts.
   */
  private static boolean overlaps(PixelBox from, Spot.Near near, Map<String, Placed> standing) {
    Placed other = standing.get(near.ids().get(0));
    double hidden = other == null ? 0 : from.overlap(other.box());
    return hidden > 0.1 && hidden < 0.95;
  }

  /** Whether the only free place would lift a thing far off, where no height was asked for. */
  private boolean flies(PixelBox to, PixelBox from, Spot.Side side) {
    return side.down() == null && from.bottom() - to.bottom() > canvas.height() / 4;
  }

  /** To a side in a straight line: what was not said stays as it is. */
  private PixelBox alongSide(PixelBox from, Spot.Side side) {
    int x =
        side.across() == null ? from.x() : along(side.across(), side, from.width(), canvas.width());
    int y =
        side.down() == null ? from.y() : along(side.down(), side, from.height(), canvas.height());
    return new PixelBox(x, y, from.width(), from.height());
  }

  private static int along(int direction, Spot.Side side, int size, int room) {
    int margin = side.edge() ? 0 : Math.max(0, Math.min(Canvas.GRID, room - size));
    if (direction == 0) {
      return Math.max(0, Cells.nearest((room - size) / 2.0));
    }
    return direction < 0 ? margin : room - size - margin;
  }

  /** Beside another in a straight line and inside the picture, over the other where it must be. */
  private Optional<PixelBox> asNearAsFits(PixelBox from, Spot spot, Map<String, Placed> standing) {
    if (!(spot instanceof Spot.Near near)
        || !near.isBeside()
        || !standing.containsKey(near.ids().get(0))) {
      return Optional.empty();
    }
    PixelBox other = standing.get(near.ids().get(0)).box();
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
}
