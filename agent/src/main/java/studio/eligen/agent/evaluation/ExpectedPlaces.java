package studio.eligen.agent.evaluation;

import java.util.Arrays;
import studio.eligen.agent.design.Bounds;

/** What people mean when they say where a thing is, in fractions of the picture. */
final class ExpectedPlaces {

  private static final double BORDER = 0.12;
  private static final double MIDDLE = 0.12;
  private static final double GAP = 0.2;

  /** Neighbours may overlap by this much of the smaller one. */
  private static final double OVERLAP = 0.25;

  private ExpectedPlaces() {}

  /** Whether a box is at "left", "top right corner", "left edge", "middle" and so on. */
  static boolean at(Bounds box, String place) {
    if (place.endsWith(" edge")) {
      return atEdge(box, place.replace(" edge", ""));
    }
    if (place.endsWith(" corner")) {
      String[] sides = place.replace(" corner", "").split(" ");
      return atEdge(box, sides[0]) && atEdge(box, sides[1]);
    }
    return switch (place) {
      case "middle" -> atMiddle(box) && box.centreY() >= 0.3 && box.centreY() <= 0.8;
      case "middle column" -> atMiddle(box);
      case "ground" -> box.y1() >= 0.6;
      default -> Arrays.stream(place.split(" ")).allMatch(side -> atSide(box, side));
    };
  }

  private static boolean atMiddle(Bounds box) {
    return Math.abs(box.centreX() - 0.5) <= MIDDLE;
  }

  private static boolean atSide(Bounds box, String side) {
    return switch (side) {
      case "left" -> box.centreX() < 0.42;
      case "right" -> box.centreX() > 0.58;
      case "top" -> box.centreY() < 0.45;
      case "bottom" -> box.centreY() > 0.55;
      default -> throw new IllegalArgumentException("unknown side " + side);
    };
  }

  private static boolean atEdge(Bounds box, String side) {
    return switch (side) {
      case "left" -> box.x0() <= BORDER;
      case "right" -> box.x1() >= 1 - BORDER;
      case "top" -> box.y0() <= BORDER;
      case "bottom" -> box.y1() >= 1 - BORDER;
      default -> throw new IllegalArgumentException("unknown edge " + side);
    };
  }

  static boolean leftOf(Bounds a, Bounds b) {
    double allowed = OVERLAP * Math.min(a.width(), b.width());
    return a.x1() <= b.x0() + allowed && shared(a.y0(), a.y1(), b.y0(), b.y1()) > 0;
  }

  static boolean above(Bounds a, Bounds b) {
    double allowed = OVERLAP * Math.min(a.height(), b.height());
    return a.y1() <= b.y0() + allowed && shared(a.x0(), a.x1(), b.x0(), b.x1()) > 0;
  }

  /** Below it, or between its legs: what is under a table stands on the floor that it stands on. */
  static boolean below(Bounds a, Bounds b) {
    boolean under = a.height() < 0.7 * b.height() && a.y1() >= b.y1() - 0.03;
    return above(b, a) || under && a.x0() >= b.x0() && a.x1() <= b.x1();
  }

  static boolean beside(Bounds a, Bounds b) {
    return (leftOf(a, b) && b.x0() - a.x1() <= GAP) || (leftOf(b, a) && a.x0() - b.x1() <= GAP);
  }

  static boolean near(Bounds a, Bounds b) {
    double right = Math.max(0, -shared(a.x0(), a.x1(), b.x0(), b.x1()));
    double down = Math.max(0, -shared(a.y0(), a.y1(), b.y0(), b.y1()));
    return Math.hypot(right, down) <= GAP && overlap(a, b) <= OVERLAP;
  }

  /** Whether a lies between b and c along the line on which they are apart, and not far off it. */
  static boolean between(Bounds a, Bounds b, Bounds c) {
    double across = Math.abs(b.centreX() - c.centreX());
    double down = Math.abs(b.centreY() - c.centreY());
    double offX = across >= down ? -0.15 * across : GAP;
    double offY = across >= down ? GAP : -0.15 * down;
    return within(a.centreX(), b.centreX(), c.centreX(), offX)
        && within(a.centreY(), b.centreY(), c.centreY(), offY);
  }

  private static boolean within(double value, double one, double other, double beyond) {
    return value > Math.min(one, other) - beyond && value < Math.max(one, other) + beyond;
  }

  /** Whether a stands on the upper half of b. */
  static boolean on(Bounds a, Bounds b) {
    return a.centreX() >= b.x0()
        && a.centreX() <= b.x1()
        && a.y0() < b.y0()
        && a.y1() >= b.y0() - 0.03
        && a.y1() <= b.centreY();
  }

  static boolean swapped(Bounds now, Bounds target) {
    boolean level =
        Math.abs(now.centreY() - target.centreY()) <= MIDDLE
            || Math.abs(now.y1() - target.y1()) <= 0.08;
    return Math.abs(now.centreX() - target.centreX()) <= 0.08 && level;
  }

  /** The part of the smaller box that the other one covers, from 0 to 1. */
  static double overlap(Bounds a, Bounds b) {
    double width = Math.max(0, shared(a.x0(), a.x1(), b.x0(), b.x1()));
    double height = Math.max(0, shared(a.y0(), a.y1(), b.y0(), b.y1()));
    return width * height / Math.min(area(a), area(b));
  }

  static double area(Bounds box) {
    return box.width() * box.height();
  }

  /** How much two spans share; negative is the gap between them. */
  private static double shared(double a0, double a1, double b0, double b1) {
    return Math.min(a1, b1) - Math.max(a0, b0);
  }
}
