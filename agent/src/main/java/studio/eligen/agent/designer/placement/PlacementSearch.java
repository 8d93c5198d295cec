package studio.eligen.agent.designer.placement;

import java.util.Map;
import java.util.Optional;
import studio.eligen.agent.design.Canvas;
import studio.eligen.agent.design.PixelBox;
import studio.eligen.agent.designer.lexicon.Vocabulary.Band;

/** The search for one thing's place: what is forbidden, and what each allowed place costs. */
final class PlacementSearch {

  /** How much two things may overlap where there is no room beside each other. */
  private static final double MOST_CROWDED = 0.7;

  /** How much may be hidden of what is further away. */
  private static final double MOST_HIDDEN = 0.3;

  /** Above this part of the picture nothing stands on the ground, however crowded it is. */
  private static final double CROWDED_GROUND = 0.45;

  private final Sized thing;
  private final Canvas canvas;
  private final Heights heights;
  private final Map<String, Placed> taken;
  private final Leeway leeway;
  private final int unit;
  private final Spot spot;
  private final Optional<Neighbourhood> beside;

  /** How strictly a thing's place is chosen. */
  enum Leeway {
    /** Where its kind stands, clear of all others. */
    STRICT(true, false),
    /** Where its kind stands; what is beside something may overlap others. */
    CLOSE(true, true),
    /** Nearly at any height, clear of all others. */
    LOOSE(false, false),
    /** At any height; what is beside something may overlap others. */
    ANY(false, true);

    private final boolean standing;
    private final boolean crowded;

    Leeway(boolean standing, boolean crowded) {
      this.standing = standing;
      this.crowded = crowded;
    }
  }

  /**
   * @param taken the places of all others so far
   * @param unit pixels between places that are tried
   */
  PlacementSearch(
      Sized thing,
      Canvas canvas,
      Heights heights,
      Map<String, Placed> taken,
      Leeway leeway,
      int unit) {
    this.thing = thing;
    this.canvas = canvas;
    this.heights = heights;
    this.taken = taken;
    this.leeway = leeway;
    this.unit = unit;
    this.spot = thing.want().spot();
    this.beside =
        spot instanceof Spot.Near near
            ? Optional.of(new Neighbourhood(thing, near, taken, canvas, unit))
            : Optional.empty();
  }

  /**
   * The allowed place of least cost.
   *
   * @param targetX where the middle should be, in pixels from the left; null if that is open
   */
  Optional<PixelBox> best(Double targetX) {
    PixelBox best = null;
    double least = Double.POSITIVE_INFINITY;
    for (int y = 0; y + thing.height() <= canvas.height(); y += unit) {
      for (int x = 0; x + thing.width() <= canvas.width(); x += unit) {
        PixelBox rect = new PixelBox(x, y, thing.width(), thing.height());
        double cost = isAllowed(rect) ? cost(rect, targetX) : Double.POSITIVE_INFINITY;
        if (cost < least) {
          best = rect;
          least = cost;
        }
      }
    }
    return Optional.ofNullable(best);
  }

  private boolean isAllowed(PixelBox rect) {
    if (spot instanceof Spot.Side side && !side.holds(rect, canvas)) {
      return false;
    }
    if (beside.isPresent() && !beside.get().holds(rect, leeway.standing)) {
      return false;
    }
    if (!standsRight(rect)) {
      return false;
    }
    return taken.entrySet().stream().allMatch(o -> leaves(rect, o.getKey(), o.getValue().box()));
  }

  /** Whether another can still be seen, and this. */
  private boolean leaves(PixelBox rect, String id, PixelBox other) {
    if (rect.gap(other) >= 0 || beside.filter(near -> near.mayCover(id)).isPresent()) {
      return true;
    }
    if (spot instanceof Spot.Plane plane) {
      boolean before = plane == Spot.Plane.FOREGROUND;
      return (before ? other.hiddenBy(rect) : rect.hiddenBy(other)) <= MOST_HIDDEN;
    }
    return beside.isPresent() && leeway.crowded && rect.overlap(other) <= MOST_CROWDED;
  }

  private boolean standsRight(PixelBox rect) {
    if (saysHeight() || leeway == Leeway.ANY) {
      return true;
    }
    Optional<Band> feet = heights.feet(thing.want().stands(), spot);
    if (feet.isPresent()) {
      double slack = spot instanceof Spot.Plane ? unit / 2.0 : 0;
      double top = leeway.standing ? feet.get().top() : CROWDED_GROUND * canvas.height();
      return rect.bottom() >= Math.min(top, feet.get().top()) - slack
          && (rect.bottom() <= feet.get().bottom() + slack || !leeway.standing);
    }
    Optional<Double> lowest = heights.hanging(thing.want().stands());
    return !leeway.standing || lowest.isEmpty() || rect.bottom() <= lowest.get();
  }

  /** Whether the words leave it open how high the thing is. */
  private boolean saysHeight() {
    return spot instanceof Spot.Side side && side.down() != null
        || beside.filter(Neighbourhood::saysHeight).isPresent();
  }

  private double cost(PixelBox rect, Double targetX) {
    double cost = Math.abs(rect.centreX() - preferredX(rect, targetX));
    if (beside.isPresent()) {
      // Of two sides that are alike, the one with more room.
      cost += 0.1 * Math.abs(rect.centreX() - (targetX == null ? canvas.width() / 2.0 : targetX));
    }
    cost += 0.7 * Math.abs(rect.centreY() - preferredY(rect));
    for (Placed other : taken.values()) {
      int gap = rect.gap(other.box());
      if (gap < 0 && beside.filter(near -> near.mayCover(other.id())).isEmpty()) {
        cost += 2.0 * canvas.width() * rect.overlap(other.box());
      }
      if (gap < unit) {
        cost += unit * 0.6;
      }
      if (targetX == null && spot instanceof Spot.Anywhere && gap < 3 * unit) {
        cost += 3 * unit - gap;
      }
    }
    return cost;
  }

  private double preferredX(PixelBox rect, Double targetX) {
    if (beside.isPresent()) {
      return beside.get().x(rect, targetX);
    }
    if (spot instanceof Spot.Side side && side.across() != null) {
      double inset = side.edge() ? 0 : 0.25 * canvas.width() - rect.width() / 2.0;
      double left = rect.width() / 2.0 + Math.max(0, inset);
      return side.across() == 0
          ? canvas.width() / 2.0
          : side.across() < 0 ? left : canvas.width() - left;
    }
    return targetX == null ? canvas.width() / 2.0 : targetX;
  }

  private double preferredY(PixelBox rect) {
    double half = rect.height() / 2.0;
    if (spot instanceof Spot.Side side && side.down() != null) {
      double inset = side.edge() ? 0 : Canvas.GRID;
      return side.down() == 0
          ? canvas.height() / 2.0
          : side.down() < 0 ? inset + half : canvas.height() - inset - half;
    }
    return beside.map(near -> near.y(rect)).orElseGet(() -> restingY(half));
  }

  private double restingY(double half) {
    Optional<Band> feet = heights.feet(thing.want().stands(), spot);
    if (feet.isPresent()) {
      return feet.get().top() * 0.4 + feet.get().bottom() * 0.6 - half;
    }
    Optional<Double> lowest = heights.hanging(thing.want().stands());
    return lowest.map(height -> height * 0.5).orElse(canvas.height() / 2.0);
  }
}
