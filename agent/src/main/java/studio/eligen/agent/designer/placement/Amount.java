package studio.eligen.agent.designer.placement;

import studio.eligen.agent.design.Canvas;

/**
 * How much a thing shall move or grow: in words, which mean the same whoever understood them, or as
 * a number.
 *
 * @param number percent or pixels; 0 where only a word was said
 */
public record Amount(Degree degree, double number) {

  public static final Amount LITTLE = new Amount(Degree.LITTLE, 0);
  public static final Amount USUAL = new Amount(Degree.USUAL, 0);
  public static final Amount LOT = new Amount(Degree.LOT, 0);

  /** A step of which nothing was said, as a part of the picture. */
  private static final double USUAL_STEP = 0.2;

  /** How much was said. */
  public enum Degree {
    LITTLE,
    USUAL,
    LOT,
    /** As a number: see {@link Amount#number}. */
    PERCENT,
    PIXELS
  }

  /** Of the picture's side, or of a thing's own size. */
  public static Amount percent(double number) {
    return new Amount(Degree.PERCENT, number);
  }

  /** So many pixels, which may be a fraction. */
  public static Amount pixels(double number) {
    return new Amount(Degree.PIXELS, number);
  }

  /** As far as so many steps lead. */
  public static Amount steps(int count) {
    return percent(count * USUAL_STEP * 100);
  }

  /** Whether nothing was said of it. */
  public boolean isUsual() {
    return degree == Degree.USUAL;
  }

  /**
   * The length of such a step in pixels: in whole cells of 16, at least one; to the pixel where a
   * number was said.
   *
   * @param side of the picture along which it leads, in pixels
   */
  int step(int side) {
    return switch (degree) {
      case LITTLE -> cells(0.08 * side);
      case USUAL -> cells(USUAL_STEP * side);
      case LOT -> cells(0.4 * side);
      case PERCENT -> (int) Math.round(number / 100 * side);
      case PIXELS -> (int) Math.round(number);
    };
  }

  /**
   * What a side that changes by so much is multiplied with.
   *
   * @param way 1 if it grows, -1 if it shrinks
   */
  double factor(int way) {
    double larger =
        switch (degree) {
          case LITTLE -> 1.15;
          case USUAL, PIXELS -> 1.35;
          case LOT -> 1.7;
          case PERCENT -> 1 + number / 100;
        };
    if (way < 0 && degree == Degree.PERCENT && number < 95) {
      return 1 - number / 100;
    }
    return way > 0 ? larger : 1 / larger;
  }

  private static int cells(double pixels) {
    return Math.max(Canvas.GRID, Cells.nearest(pixels));
  }
}
