package studio.eligen.agent.designer.placement;

/**
 * By how much the sides of a thing are multiplied.
 *
 * @param exact whether a number was said, so that it counts to the pixel
 */
public record Factors(double across, double down, boolean exact) {

  /**
   * Sides that change by an amount.
   *
   * @param across 1 if it grows wider, -1 if narrower, 0 if neither
   * @param down 1 if it grows taller, -1 if shorter, 0 if neither
   */
  public static Factors of(int across, int down, Amount amount) {
    return new Factors(
        across == 0 ? 1 : amount.factor(across),
        down == 0 ? 1 : amount.factor(down),
        amount.degree() == Amount.Degree.PERCENT);
  }

  /** Both sides to so many times their size. */
  public static Factors times(double factor) {
    return new Factors(factor, factor, true);
  }

  /** Whether the area becomes larger. */
  public boolean grows() {
    return across * down > 1;
  }
}
