package studio.eligen.agent.designer.placement;

import java.util.Map;
import java.util.Optional;
import studio.eligen.agent.design.Canvas;
import studio.eligen.agent.design.PixelBox;
import studio.eligen.agent.designer.lexicon.Vocabulary.Band;
import studio.eligen.agent.designer.lexicon.Vocabulary.Stands;
import studio.eligen.agent.designer.placement.Spot.Relation;

/** The search for one thing's place: what is forbidden, and what each allowed place costs. */
final class PlacementSearch {

  /** How much of a thing another may hide when it shall be behind or in front of it. */
  private static final double MOST_HIDDEN = 0.5;

  /** How much two things may overlap where there is no room beside each other. */
  private static final double MOST_CROWDED = 0.7;

  /** How far apart neighbours may be, as a part of the picture's width. */
  private static final double MOST_APART = 0.2;

  private final Sized thing;
  private final Canvas canvas;
  private final Heights heights;
  private final Map<String, PixelBox> taken;
  private final Leeway leeway;
  private final Spot spot;

  /** How strictly a thing's place is chosen. */
  enum Leeway {
    /** Where its kind stands, clear of all others. */
    STRICT(true, false),
    /** Where its kind stands; what is beside something may overlap others. */
    CLOSE(true, true),
    /** At any height, clear of all others. */
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
   */
  PlacementSearch(
      Sized thing, Canvas canvas, Heights heights, Map<String, PixelBox> taken, Leeway leeway) {
    this.thing = thing;
    this.canvas = canvas;
    this.heights = heights;
    this.taken = taken;
    this.leeway = leeway;
    this.spot = thing.want().spot();
  }

  /**
   * The allowed place of least cost.
   *
   * @param unit pixels between places that are tried
   * @param targetX where the middle should be, in pixels from the left; null if that is open
   */
  Optional<PixelBox> best(int unit, Double targetX) {
    PixelBox best = null;
    double least = Double.POSITIVE_INFINITY;
    for (int y = 0; y + thing.height() <= canvas.height(); y += unit) {
      for (int x = 0; x + thing.width() <= canvas.width(); x += unit) {
        PixelBox rect = new PixelBox(x, y, thing.width(), thing.height());
        double cost = isAllowed(rect) ? cost(rect, targetX, unit) : Double.POSITIVE_INFINITY;
        if (cost < least) {
          best = rect;
          least = cost;
        }
      }
    }
    return Optional.ofNullable(best);
  }

  private boolean isAllowed(PixelBox rect) {
    for (Map.Entry<String, PixelBox> other : taken.entrySet()) {
      if (!mayOverlap(other.getKey()) && rect.gap(other.getValue()) < 0) {
        return false;
      }
      if (rect.overlap(other.getValue()) > MOST_CROWDED && !mayHide(other.getKey())) {
        return false;
      }
    }
    if (spot instanceof Spot.Side side && !side.holds(rect, canvas)) {
      return false;
    }
    if (spot instanceof Spot.Near near && !isNear(rect, near)) {
      return false;
    }
    return !leeway.standing || saysHeight() || standsRight(rect);
  }

  private boolean mayOverlap(String id) {
    return mayHide(id)
        || spot instanceof Spot.Near near
            && (leeway.crowded || near.relation() == Relation.ON && thing.leansOn(id));
  }

  private boolean mayHide(String id) {
    return spot instanceof Spot.Near near && near.mayHide() && thing.leansOn(id);
  }

  private boolean isNear(PixelBox rect, Spot.Near near) {
    PixelBox other = taken.get(near.ids().get(0));
    boolean meets =
        Math.abs(rect.centreX() - other.centreX()) <= Math.max(rect.width(), other.width()) / 2.0;
    boolean level = leeway.standing || rect.y() < other.bottom() && other.y() < rect.bottom();
    int gap = rect.gap(other);
    return switch (near.relation()) {
      case LEFT_OF -> rect.right() <= other.x() && level;
      case RIGHT_OF -> rect.x() >= other.right() && level;
      case NEXT_TO ->
          (rect.right() <= other.x() || rect.x() >= other.right())
              && level
              && gap <= MOST_APART * canvas.width();
      case ABOVE -> rect.bottom() <= other.y() && meets;
      case ON -> standsOn(rect, other);
      case BELOW -> rect.y() >= other.bottom() && meets;
      case BEHIND, IN_FRONT_OF -> {
        double hidden = rect.overlap(other);
        yield hidden > 0.1 && hidden <= MOST_HIDDEN;
      }
      case BETWEEN -> isBetween(rect, other, taken.get(near.ids().get(1)));
    };
  }

  /** With its foot on the other's upper edge. */
  private boolean standsOn(PixelBox rect, PixelBox other) {
    int step = Math.max(Canvas.GRID, canvas.height() / 16);
    return rect.bottom() <= other.y() + step
        && rect.bottom() > other.y() - Canvas.GRID / 2
        && rect.centreX() >= other.x()
        && rect.centreX() <= other.right();
  }

  /** On the way from one to the other, and not far off it. */
  private boolean isBetween(PixelBox rect, PixelBox one, PixelBox other) {
    double dx = Math.abs(other.centreX() - one.centreX());
    double dy = Math.abs(other.centreY() - one.centreY());
    double aside = 0.18;
    return isWithin(
            rect.centreX(),
            one.centreX(),
            other.centreX(),
            dx >= dy ? -0.25 * dx : aside * canvas.width())
        && isWithin(
            rect.centreY(),
            one.centreY(),
            other.centreY(),
            dx >= dy ? aside * canvas.height() : -0.25 * dy);
  }

  private static boolean isWithin(double value, double one, double other, double beyond) {
    return value > Math.min(one, other) - beyond && value < Math.max(one, other) + beyond;
  }

  /** Whether the words leave it open how high the thing is. */
  private boolean saysHeight() {
    if (spot instanceof Spot.Side side) {
      return side.down() != null;
    }
    return spot instanceof Spot.Near near
        && switch (near.relation()) {
          case ABOVE, BELOW, ON, BEHIND, IN_FRONT_OF -> true;
          default -> false;
        };
  }

  private boolean standsRight(PixelBox rect) {
    Optional<Band> feet = heights.feet(thing.want().stands());
    if (feet.isPresent()) {
      return rect.bottom() >= feet.get().top() && rect.bottom() <= feet.get().bottom();
    }
    boolean flies = thing.want().stands() == Stands.SKY;
    return !flies || heights.sky().isEmpty() || rect.bottom() <= heights.sky().get();
  }

  private double cost(PixelBox rect, Double targetX, int unit) {
    double cost = Math.abs(rect.centreX() - preferredX(rect, targetX));
    cost += 0.7 * Math.abs(rect.centreY() - preferredY(rect));
    for (Map.Entry<String, PixelBox> other : taken.entrySet()) {
      int gap = rect.gap(other.getValue());
      if (leeway.crowded && gap < 0) {
        cost += 2.0 * canvas.width() * rect.overlap(other.getValue());
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
    if (spot instanceof Spot.Near near) {
      return besideX(rect, near);
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

  private double besideX(PixelBox rect, Spot.Near near) {
    PixelBox other = taken.get(near.ids().get(0));
    double apart = (rect.width() + other.width()) / 2.0 + unitGap();
    return switch (near.relation()) {
      case LEFT_OF -> other.centreX() - apart;
      case RIGHT_OF -> other.centreX() + apart;
      case NEXT_TO ->
          rect.centreX() < other.centreX() ? other.centreX() - apart : other.centreX() + apart;
      case BETWEEN -> (other.centreX() + taken.get(near.ids().get(1)).centreX()) / 2;
      case BEHIND, IN_FRONT_OF -> other.centreX() + other.width() / 2.0;
      case ON -> {
        PixelBox beside = near.ids().size() > 1 ? taken.get(near.ids().get(1)) : null;
        yield beside == null
            ? other.centreX()
            : rect.centreX() < beside.centreX()
                ? beside.x() - rect.width() / 2.0
                : beside.right() + rect.width() / 2.0;
      }
      case ABOVE, BELOW -> other.centreX();
    };
  }

  private double preferredY(PixelBox rect) {
    double half = rect.height() / 2.0;
    if (spot instanceof Spot.Side side && side.down() != null) {
      double inset = side.edge() ? 0 : unitGap();
      return side.down() == 0
          ? canvas.height() / 2.0
          : side.down() < 0 ? inset + half : canvas.height() - inset - half;
    }
    if (spot instanceof Spot.Near near && near.relation() == Relation.BETWEEN) {
      return (taken.get(near.ids().get(0)).centreY() + taken.get(near.ids().get(1)).centreY()) / 2;
    }
    if (spot instanceof Spot.Near near) {
      PixelBox other = taken.get(near.ids().get(0));
      return switch (near.relation()) {
        case ABOVE -> other.y() - unitGap() - half;
        case ON -> other.y() - half;
        case BELOW -> other.bottom() + unitGap() + half;
        case BEHIND -> other.bottom() - unitGap() - half;
        case IN_FRONT_OF -> other.bottom() + unitGap() - half;
        default -> thing.want().stands() == Stands.SKY ? other.centreY() : other.bottom() - half;
      };
    }
    return restingY(half);
  }

  private double restingY(double half) {
    Optional<Band> feet = heights.feet(thing.want().stands());
    if (feet.isPresent()) {
      return feet.get().top() * 0.4 + feet.get().bottom() * 0.6 - half;
    }
    boolean flies = thing.want().stands() == Stands.SKY && heights.sky().isPresent();
    return flies ? heights.sky().get() * 0.45 : canvas.height() / 2.0;
  }

  private static double unitGap() {
    return Canvas.GRID;
  }
}
