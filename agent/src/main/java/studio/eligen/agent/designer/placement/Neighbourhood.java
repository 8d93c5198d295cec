package studio.eligen.agent.designer.placement;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import studio.eligen.agent.design.Canvas;
import studio.eligen.agent.design.PixelBox;
import studio.eligen.agent.designer.lexicon.EverydayThings;
import studio.eligen.agent.designer.lexicon.Surface;
import studio.eligen.agent.designer.lexicon.Vocabulary.Stands;
import studio.eligen.agent.designer.lexicon.WordList;
import studio.eligen.agent.designer.placement.HorizontalSlots.Slot;

/** Where a thing may be that lies in some way to another, and where it looks best there. */
final class Neighbourhood {

  /** How much of the smaller of two the other overlaps, at least, where one is before the other. */
  private static final double LEAST_HIDDEN = 0.1;

  /** How much is hidden of the one behind, at most. */
  private static final double MOST_HIDDEN = 0.5;

  /** How far apart neighbours may be, as a part of the picture's width. */
  private static final double MOST_APART = 0.2;

  /** A hat is on the upper edge of a head, whatever has it on. */
  private static final double HEAD = 0.12;

  /** So many metres high is a window or a fireplace, which reaches down to who is beside it. */
  private static final double TALL = 0.8;

  /** Down to where on its wearer each kind of clothing reaches, in percent of the height. */
  private static final Map<String, String> WORN = WordList.facts("worn");

  private final Sized thing;
  private final Spot.Near near;
  private final Placed placed;
  private final PixelBox other;
  private final Surface surface;
  private final boolean worn;
  private final Optional<PixelBox> second;
  private final Optional<Placed> support;
  private final Map<String, Placed> taken;
  private final Canvas canvas;
  private final int unit;

  /**
   * @param taken all others so far
   * @param unit pixels between places that are tried
   */
  Neighbourhood(Sized thing, Spot.Near near, Map<String, Placed> taken, Canvas canvas, int unit) {
    this.thing = thing;
    this.near = near;
    this.taken = taken;
    this.placed = taken.get(near.ids().get(0));
    this.other = near.other(taken);
    this.surface = Surface.of(placed.thing().name());
    this.worn = placed.wears(thing.want().thing());
    this.second =
        near.ids().size() > 1 ? Optional.of(taken.get(near.ids().get(1)).box()) : Optional.empty();
    this.canvas = canvas;
    this.unit = unit;
    this.support =
        taken.values().stream()
            .filter(placed::isOn)
            .filter(under -> near.isInDepth() || near.isBeside() && bears(under))
            .findFirst();
  }

  /** What stands on a table has its neighbours there too, where they are no larger than that. */
  private boolean bears(Placed under) {
    boolean carried =
        switch (thing.want().stands()) {
          case SKY, WATER, WALL -> false;
          case GROUND, FURNITURE, ANY -> true;
        };
    return carried && thing.width() + other.width() <= under.box().width();
  }

  /** Whether the two may overlap, or what both of them stand on. */
  boolean mayCover(String id) {
    boolean apart =
        near.isBeside()
            || near.relation() == Spot.Relation.ABOVE
            || near.relation() == Spot.Relation.BETWEEN
            || near.relation() == Spot.Relation.BELOW && !isBeneath();
    return !apart && (id.equals(placed.id()) || isAround(id))
        || support.filter(under -> under.id().equals(id)).isPresent();
  }

  /** Whether it is what the other is beneath: the table over a box with a cat in it. */
  private boolean isAround(String id) {
    PixelBox box = taken.get(id).box();
    return other.x() >= box.x()
        && other.right() <= box.right()
        && other.y() >= box.y()
        && other.bottom() <= box.bottom();
  }

  /** Whether the relation says how high the thing is, so that its kind does not. */
  boolean saysHeight() {
    return !(near.isBeside() && support.isEmpty()) && near.relation() != Spot.Relation.BETWEEN;
  }

  /**
   * Whether a thing in this box lies so to the other.
   *
   * @param strict whether it shall stand right as well
   */
  boolean holds(PixelBox rect, boolean strict) {
    boolean meets =
        Math.abs(rect.centreX() - other.centreX()) <= Math.max(rect.width(), other.width()) / 2.0;
    return switch (near.relation()) {
      case LEFT_OF -> rect.right() <= other.x() && isLevel(rect, strict);
      case RIGHT_OF -> rect.x() >= other.right() && isLevel(rect, strict);
      case NEXT_TO ->
          (rect.right() <= other.x() || rect.x() >= other.right())
              && isLevel(rect, strict)
              && apart(rect) <= MOST_APART * canvas.width();
      case ABOVE -> rect.bottom() <= other.y() && meets;
      case ON, IN ->
          Math.abs(rect.bottom() - foot(rect)) <= 0.75 * unit
              && (rect.y() < other.y() || worn || near.relation() == Spot.Relation.IN)
              && isWithin(rect, strict);
      case BELOW -> isBeneath() ? standsBeneath(rect) : rect.y() >= other.bottom() && meets;
      case BEHIND ->
          hides(rect.hiddenBy(other), rect) && (rect.bottom() <= other.bottom() || !strict);
      case IN_FRONT_OF ->
          hides(other.hiddenBy(rect), rect) && (rect.bottom() >= other.bottom() || !strict);
      case BETWEEN -> isBetween(rect, other, second.orElseThrow());
    };
  }

  /** Pixels between the two; what stands beside a window is as near as its side is. */
  private int apart(PixelBox rect) {
    return hangs() ? Math.max(other.x() - rect.right(), rect.x() - other.right()) : rect.gap(other);
  }

  /** Whether the thing is beside what hangs and does not, so that they have no floor in common. */
  boolean hangs() {
    Stands own = thing.want().stands();
    return near.relation() == Spot.Relation.NEXT_TO
        && placed.thing().stands() == Stands.WALL
        && placed.thing().height() >= TALL
        && own != Stands.WALL
        && own != Stands.SKY;
  }

  /**
   * Whether what shall be beside the other is so low only as a step higher were rather above it.
   */
  boolean isLowered(PixelBox rect) {
    double up = other.centreY() - (rect.centreY() - unit);
    return near.isBeside() && up > Math.abs(rect.centreX() - other.centreX());
  }

  /** Beside it on what it stands on, else where its kind stands, or at least in one row with it. */
  private boolean isLevel(PixelBox rect, boolean strict) {
    if (!strict) {
      return hangs() || rect.y() < other.bottom() && other.y() < rect.bottom();
    }
    return support.isEmpty()
        || Math.abs(rect.bottom() - other.bottom()) < unit
            && rect.x() >= support.get().box().x()
            && rect.right() <= support.get().box().right();
  }

  /** Whether it shows that one is before the other, and both can be seen. */
  private boolean hides(double hidden, PixelBox rect) {
    return rect.overlap(other) >= LEAST_HIDDEN && hidden <= MOST_HIDDEN;
  }

  /** Over the other's width, not beyond its ends where it is the wider one. */
  private boolean isWithin(PixelBox rect, boolean strict) {
    if (strict && rect.width() <= other.width()) {
      int beyond = rect.width() / 8;
      return rect.x() >= other.x() - beyond && rect.right() <= other.right() + beyond;
    }
    return rect.centreX() >= other.x() && rect.centreX() <= other.right();
  }

  /** Down to where it reaches on its wearer, as a part of the height. */
  private double hem() {
    String name = thing.want().thing().name();
    return Stream.concat(Stream.of(name), EverydayThings.kinds(name).stream())
        .filter(WORN::containsKey)
        .findFirst()
        .map(kind -> Integer.parseInt(WORN.get(kind)) / 100.0)
        .orElse(HEAD);
  }

  /** How high the foot is of what is on or in the other, in pixels from the top. */
  private double foot(PixelBox rect) {
    double depth = surface.depth() * other.height();
    if (near.relation() == Spot.Relation.IN) {
      return switch (surface) {
        case OPENING -> other.y() + Math.min(0.4 * other.height(), 0.5 * rect.height());
        case EDGE, TOP ->
            other.y() + Math.min(other.height(), (other.height() + rect.height()) / 2.0);
        case CROWN -> other.y() + Math.max(0.4 * other.height(), rect.height());
        default -> other.y() + depth;
      };
    }
    return other.y() + (worn ? hem() * other.height() : Math.min(depth, 0.6 * rect.height()));
  }

  /** Whether there is room for the thing between the other's legs. */
  private boolean isBeneath() {
    return near.relation() == Spot.Relation.BELOW
        && surface.isOpenBeneath()
        && placed.thing().stands() != Stands.SKY
        && thing.width() <= other.width()
        && thing.height() <= 0.85 * other.height();
  }

  private boolean standsBeneath(PixelBox rect) {
    return Math.abs(rect.bottom() - other.bottom()) < unit
        && rect.x() >= other.x()
        && rect.right() <= other.right();
  }

  /** On the way from one to the other, and not far off it. */
  private boolean isBetween(PixelBox rect, PixelBox one, PixelBox two) {
    double dx = Math.abs(two.centreX() - one.centreX());
    double dy = Math.abs(two.centreY() - one.centreY());
    double aside = 0.18;
    return isWithin(
            rect.centreX(),
            one.centreX(),
            two.centreX(),
            dx >= dy ? -0.25 * dx : aside * canvas.width())
        && isWithin(
            rect.centreY(),
            one.centreY(),
            two.centreY(),
            dx >= dy ? aside * canvas.height() : -0.25 * dy);
  }

  private static boolean isWithin(double value, double one, double other, double beyond) {
    return value > Math.min(one, other) - beyond && value < Math.max(one, other) + beyond;
  }

  /**
   * Where its middle looks best, in pixels from the left.
   *
   * @param slot where it has its place among others that are on the same
   */
  double x(PixelBox rect, Optional<Slot> slot) {
    double apart = (rect.width() + other.width()) / 2.0 + Canvas.GRID;
    boolean left = rect.centreX() < other.centreX();
    return switch (near.relation()) {
      case LEFT_OF -> Math.max(other.centreX() - apart, slot.map(Slot::x).orElse(0.0));
      case RIGHT_OF ->
          Math.min(other.centreX() + apart, slot.map(Slot::x).orElse((double) canvas.width()));
      case NEXT_TO -> left ? other.centreX() - apart : other.centreX() + apart;
      case BETWEEN -> (other.centreX() + second.orElseThrow().centreX()) / 2;
      case BEHIND -> {
        boolean looksOver = rect.height() > 1.4 * other.height();
        double aside = (looksOver ? 0.2 : 0.5) * other.width();
        yield left ? other.centreX() - aside : other.centreX() + aside;
      }
      case IN_FRONT_OF -> {
        double aside = (rect.width() < 0.5 * other.width() ? 0.2 : 0.5) * other.width();
        yield left ? other.centreX() - aside : other.centreX() + aside;
      }
      case ON ->
          second
              .map(
                  end ->
                      rect.centreX() < end.centreX()
                          ? end.x() - rect.width() / 2.0
                          : end.right() + rect.width() / 2.0)
              .orElse(slot.map(Slot::x).orElse(other.centreX()));
      case ABOVE, BELOW -> slot.map(Slot::x).orElse(other.centreX());
      case IN -> slot.map(Slot::x).orElse(other.centreX());
    };
  }

  /** Where its middle looks best, in pixels from the top. */
  double y(PixelBox rect) {
    double half = rect.height() / 2.0;
    return switch (near.relation()) {
      case ABOVE -> other.y() - Canvas.GRID - half;
      case ON, IN -> foot(rect) - half;
      case BELOW -> isBeneath() ? other.bottom() - half : other.bottom() + Canvas.GRID + half;
      case BEHIND -> other.bottom() - Math.max(unit, 0.06 * canvas.height()) - half;
      case IN_FRONT_OF -> other.bottom() + Math.max(unit, 0.06 * canvas.height()) - half;
      case BETWEEN -> (other.centreY() + second.orElseThrow().centreY()) / 2;
      case LEFT_OF, RIGHT_OF, NEXT_TO ->
          thing.want().stands() == Stands.SKY ? other.centreY() : other.bottom() - half;
    };
  }
}
