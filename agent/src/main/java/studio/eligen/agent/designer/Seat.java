package studio.eligen.agent.designer;

import java.util.Map;
import java.util.Optional;
import studio.eligen.agent.design.Canvas;
import studio.eligen.agent.design.PixelBox;
import studio.eligen.agent.designer.Layout.Sized;
import studio.eligen.agent.designer.Spot.Relation;
import studio.eligen.agent.designer.Vocabulary.Band;
import studio.eligen.agent.designer.Vocabulary.Stands;

/** The search for one thing's place: what is forbidden, and what each allowed place costs. */
final class Seat {

  /** How much of a thing another may hide when it shall be behind or in front of it. */
  private static final double MOST_HIDDEN = 0.5;

  private final Sized thing;
  private final Canvas canvas;
  private final Heights heights;
  private final Map<String, PixelBox> taken;
  private final boolean strict;
  private final Spot spot;

  /**
   * @param taken the places of all others so far
   * @param strict whether the thing must stand where its kind does
   */
  Seat(Sized thing, Canvas canvas, Heights heights, Map<String, PixelBox> taken, boolean strict) {
    this.thing = thing;
    this.canvas = canvas;
    this.heights = heights;
    this.taken = taken;
    this.strict = strict;
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
      boolean hides =
          spot instanceof Spot.Near near && mayHide(near) && thing.leansOn(other.getKey());
      if (!hides && rect.gap(other.getValue()) < 0) {
        return false;
      }
    }
    if (spot instanceof Spot.Side side && !isOnSide(rect, side)) {
      return false;
    }
    if (spot instanceof Spot.Near near && !isNear(rect, near)) {
      return false;
    }
    return !strict || saysHeight() || standsRight(rect);
  }

  private static boolean mayHide(Spot.Near near) {
    return near.relation() == Relation.BEHIND || near.relation() == Relation.IN_FRONT_OF;
  }

  private boolean isOnSide(PixelBox rect, Spot.Side side) {
    return isOnSide(rect.centreX() / canvas.width(), side.across())
        && isOnSide(rect.centreY() / canvas.height(), side.down());
  }

  private static boolean isOnSide(double centre, Integer side) {
    if (side == null) {
      return true;
    }
    return side < 0 ? centre < 0.45 : side > 0 ? centre > 0.55 : Math.abs(centre - 0.5) < 0.11;
  }

  private boolean isNear(PixelBox rect, Spot.Near near) {
    PixelBox other = taken.get(near.ids().get(0));
    boolean meets =
        Math.abs(rect.centreX() - other.centreX()) <= Math.max(rect.width(), other.width()) / 2.0;
    return switch (near.relation()) {
      case LEFT_OF -> rect.right() <= other.x();
      case RIGHT_OF -> rect.x() >= other.right();
      case NEXT_TO -> rect.right() <= other.x() || rect.x() >= other.right();
      case ABOVE, ON -> rect.bottom() <= other.y() && meets;
      case BELOW -> rect.y() >= other.bottom() && meets;
      case BEHIND, IN_FRONT_OF -> {
        double hidden = rect.overlap(other);
        yield hidden > 0.1 && hidden <= MOST_HIDDEN;
      }
      case BETWEEN -> {
        double middle = (other.centreX() + taken.get(near.ids().get(1)).centreX()) / 2;
        yield Math.abs(rect.centreX() - middle) <= rect.width() / 2.0;
      }
    };
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
      case ABOVE, BELOW, ON -> other.centreX();
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
    if (spot instanceof Spot.Near near && near.relation() != Relation.BETWEEN) {
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
