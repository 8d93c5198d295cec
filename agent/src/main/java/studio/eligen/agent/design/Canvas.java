package studio.eligen.agent.design;

import java.util.Optional;

/**
 * How large the picture is.
 *
 * @param width pixels, a multiple of 16 from 16 to 4096
 * @param height pixels, a multiple of 16 from 16 to 4096
 */
public record Canvas(int width, int height) {

  /** Pixels along a side of what the model tells apart: sizes are whole numbers of these. */
  public static final int GRID = 16;

  private static final int LONGEST_SIDE = 4096;

  public Canvas {
    checkSide("width", width);
    checkSide("height", height);
  }

  /**
   * A size as people write it, "256x256", or nothing if it is none.
   *
   * @throws InvalidEdit if there is no canvas of that size
   */
  public static Optional<Canvas> written(String size) {
    if (!size.matches("\\d{1,5}[x×]\\d{1,5}")) {
      return Optional.empty();
    }
    String[] sides = size.split("[x×]");
    return Optional.of(new Canvas(Integer.parseInt(sides[0]), Integer.parseInt(sides[1])));
  }

  private static void checkSide(String what, int pixels) {
    if (pixels < GRID || pixels > LONGEST_SIDE || pixels % GRID != 0) {
      throw new InvalidEdit(
          "The canvas's %s is %d; it must be a multiple of %d between %d and %d."
              .formatted(what, pixels, GRID, GRID, LONGEST_SIDE));
    }
  }

  @Override
  public String toString() {
    return width + "×" + height;
  }
}
