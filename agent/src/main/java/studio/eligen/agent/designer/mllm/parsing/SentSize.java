package studio.eligen.agent.designer.mllm.parsing;

/**
 * The size in which a picture is sent. Both sides are multiples of 224, so that no server resizes
 * it again: they round to multiples of 28 or 32, and boxes come in pixels of what they rounded to.
 *
 * @param width pixels
 * @param height pixels
 */
public record SentSize(int width, int height) {

  private static final int STEP = 224;
  private static final int MOST_STEPS = 6;

  /** What models see well without taking long. */
  private static final double USUAL_AREA = 960.0 * 960.0;

  /** How much a wrong shape is worse than a wrong size. */
  private static final double SHAPE_WEIGHT = 4;

  /** The best size for a picture of this shape. */
  public static SentSize of(int width, int height) {
    SentSize best = new SentSize(STEP, STEP);
    for (int across = 1; across <= MOST_STEPS; across++) {
      for (int down = 1; down <= MOST_STEPS; down++) {
        SentSize size = new SentSize(across * STEP, down * STEP);
        if (size.misfit(width, height) < best.misfit(width, height)) {
          best = size;
        }
      }
    }
    return best;
  }

  private double misfit(double givenWidth, double givenHeight) {
    double shape = Math.abs(Math.log(width / (double) height * givenHeight / givenWidth));
    double area = Math.abs(Math.log((double) width * height / USUAL_AREA));
    return SHAPE_WEIGHT * shape + area;
  }
}
