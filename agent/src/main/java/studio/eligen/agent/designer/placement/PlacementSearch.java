package studio.eligen.agent.designer.placement;

import java.util.Map;
import java.util.Optional;
import studio.eligen.agent.design.Canvas;
import studio.eligen.agent.design.PixelBox;
import studio.eligen.agent.designer.lexicon.Vocabulary.Band;
import studio.eligen.agent.designer.placement.HorizontalSlots.Slot;

/** The search for one thing's place: what is forbidden, and what each allowed place costs. */
final class PlacementSearch {

  /** How much two things may overlap where there is no room beside each other. */
  private static final double MOST_CROWDED = 0.7;

  /** How much may be hidden of what is further away. */
  private static final double MOST_HIDDEN = 0.3;

  private final Sized thing;
  private final Canvas canvas;
  private final Map<String, Placed> taken;
  private final boolean strict;

  /** Whether it may hide a part of those that stand there already. */
  private final boolean before;

  private final int unit;
  private final Spot spot;
  private final Optional<Neighbourhood> beside;

  /** Whether the words say how high the thing is, so that its kind does not. */
  private final boolean saysHeight;

  private final Optional<Band> feet;
  private final Optional<Double> lowest;

  /**
   * @param taken the places of all others so far
   * @param unit pixels between places that are tried
   */
  PlacementSearch(
      Sized thing,
      Canvas canvas,
      Heights heights,
      Map<String, Placed> taken,
      Clearance room,
      int unit) {
    this.thing = thing;
    this.canvas = canvas;
    this.taken = taken;
    this.strict = room != Clearance.ANY;
    this.unit = unit;
    this.spot = thing.want().spot();
    this.beside =
        spot instanceof Spot.Near near
            ? Optional.of(new Neighbourhood(thing, near, taken, canvas, unit))
            : Optional.empty();
    this.saysHeight =
        spot instanceof Spot.Side side && side.down() != null
            || beside.filter(Neighbourhood::saysHeight).isPresent();
    this.before = room == Clearance.IN_FRONT && LayoutSolver.isOnGround(thing.want());
    this.feet = heights.feet(thing.want().stands(), before ? Spot.Plane.FOREGROUND : spot);
    this.lowest = heights.hanging(thing.want().stands());
  }

  /**
   * The allowed place of least cost.
   *
   * @param slot where it belongs in its row, if it has one
   */
  Optional<PixelBox> best(Optional<Slot> slot) {
    PixelBox best = null;
    double least = Double.POSITIVE_INFINITY;
    for (int y = 0; y + thing.height() <= canvas.height(); y += unit) {
      for (int x = 0; x + thing.width() <= canvas.width(); x += unit) {
        PixelBox rect = new PixelBox(x, y, thing.width(), thing.height());
        double cost = isAllowed(rect) ? cost(rect, slot) : Double.POSITIVE_INFINITY;
        if (cost < least) {
          best = rect;
          least = cost;
        }
      }
    }
    return Optional.ofNullable(best);
  }

  private boolean isAllowed(PixelBox rect) {
    if (!standsRight(rect)) {
      return false;
    }
    if (spot instanceof Spot.Side side && !side.holds(rect, canvas)) {
      return false;
    }
    if (beside.isPresent() && !beside.get().holds(rect, strict)) {
      return false;
    }
    for (Placed other : taken.values()) {
      if (!leaves(rect, other.id(), other.box())) {
        return false;
      }
    }
    return true;
  }

  /** Whether another can still be seen, and this. */
  private boolean leaves(PixelBox rect, String id, PixelBox other) {
    if (rect.gap(other) >= 0 || beside.filter(near -> near.mayCover(id)).isPresent()) {
      return true;
    }
    if (spot instanceof Spot.Plane plane) {
      boolean nearer = plane == Spot.Plane.FOREGROUND;
      return (nearer ? other.hiddenBy(rect) : rect.hiddenBy(other)) <= MOST_HIDDEN;
    }
    if (before) {
      return other.hiddenBy(rect) <= MOST_HIDDEN;
    }
    return beside.isPresent() && !strict && rect.overlap(other) <= MOST_CROWDED;
  }

  /** Whether a thing may end so low. */
  private boolean standsRight(PixelBox rect) {
    if (saysHeight || !strict) {
      return true;
    }
    double slack = before || spot instanceof Spot.Plane ? unit / 2.0 : 0;
    return feet.map(
            band -> rect.bottom() >= band.top() - slack && rect.bottom() <= band.bottom() + slack)
        .orElseGet(
            () ->
                lowest.isEmpty()
                    || rect.bottom() <= lowest.get()
                    || beside.filter(near -> near.isLowered(rect)).isPresent());
  }

  private double cost(PixelBox rect, Optional<Slot> slot) {
    double cost = Math.abs(rect.centreX() - preferredX(rect, slot));
    double middle = slot.map(Slot::x).orElse(canvas.width() / 2.0);
    if (beside.isPresent()) {
      // Of two sides that are alike, the one with more room.
      cost += 0.1 * Math.abs(rect.centreX() - middle);
    }
    cost += Math.abs(rect.centreY() - preferredY(rect, slot));
    for (Placed other : taken.values()) {
      int gap = rect.gap(other.box());
      if (gap < 0 && beside.filter(near -> near.mayCover(other.id())).isEmpty()) {
        cost += 2.0 * canvas.width() * rect.overlap(other.box());
      }
      if (gap < unit) {
        cost += unit * 0.6;
      }
      if (slot.isEmpty() && spot instanceof Spot.Anywhere && gap < 3 * unit) {
        cost += 3 * unit - gap;
      }
    }
    return cost;
  }

  private double preferredX(PixelBox rect, Optional<Slot> slot) {
    if (beside.isPresent()) {
      return beside.get().x(rect, slot);
    }
    if (spot instanceof Spot.Side side && side.across() != null) {
      return side.across() == 0 ? canvas.width() / 2.0 : sideX(rect, side, slot);
    }
    return slot.map(Slot::x).orElse(canvas.width() / 2.0);
  }

  /** On the middle of its half, further out where the row needs the room, or at the edge. */
  private double sideX(PixelBox rect, Spot.Side side, Optional<Slot> slot) {
    double half = rect.width() / 2.0;
    boolean left = side.across() < 0;
    double row = slot.map(Slot::x).orElse(canvas.width() / 2.0);
    double out = Math.min(left ? row : canvas.width() - row, 0.25 * canvas.width());
    double inset = side.edge() ? half : Math.max(half, out);
    return left ? inset : canvas.width() - inset;
  }

  private double preferredY(PixelBox rect, Optional<Slot> slot) {
    double half = rect.height() / 2.0;
    if (spot instanceof Spot.Side side && side.down() != null) {
      double inset = side.edge() ? 0 : Canvas.GRID;
      return side.down() == 0
          ? canvas.height() / 2.0
          : side.down() < 0 ? inset + half : canvas.height() - inset - half;
    }
    return beside
        .filter(near -> !near.hangs())
        .map(near -> near.y(rect))
        .orElseGet(() -> restingY(half, slot));
  }

  private double restingY(double half, Optional<Slot> slot) {
    if (feet.isPresent()) {
      double near = slot.map(Slot::depth).orElse(HorizontalSlots.USUAL_DEPTH);
      return feet.get().top() * (1 - near) + feet.get().bottom() * near - half;
    }
    return lowest.map(height -> height * 0.5).orElse(canvas.height() / 2.0);
  }
}
