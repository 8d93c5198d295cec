package studio.eligen.agent.designer.mllm.parsing;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import studio.eligen.agent.design.InvalidInput;
import studio.eligen.engine.Region;

/**
 * How a family of models writes boxes. The numbers alone do not tell: "500" is the middle of the
 * picture in one, and 500 pixels from its border in another.
 */
public enum BoxDialect {
  /** {@code the cat<|box_start|>(x1,y1),(x2,y2)<|box_end|>}, 0 to 1000 of width and height. */
  QWEN2_VL("qwen2-vl"),
  /** JSON with {@code bbox_2d}, in pixels of the picture that was sent. */
  QWEN25_VL("qwen2.5-vl"),
  /** JSON with {@code bbox_2d}, 0 to 1000 of width and height. */
  QWEN3_VL("qwen3-vl");

  private static final int THOUSAND = 1000;

  /** A thing that is found on less than this share of a side is taken to be this large. */
  public static final double LEAST_SHARE = 1.0 / 64;

  private final String label;

  BoxDialect(String label) {
    this.label = label;
  }

  /** Its name in settings: "qwen2.5-vl". */
  public String label() {
    return label;
  }

  /**
   * @throws InvalidInput if there is no such dialect
   */
  public static BoxDialect named(String name) {
    return Arrays.stream(values())
        .filter(dialect -> dialect.label.equalsIgnoreCase(name.strip()))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidInput(
                    "The box dialect \"%s\" is none; give %s."
                        .formatted(
                            name,
                            Arrays.stream(values())
                                .map(BoxDialect::label)
                                .collect(Collectors.joining(", ")))));
  }

  /**
   * The dialect of a model by its name; that of Qwen3-VL, which others share, if it says nothing.
   */
  public static BoxDialect of(String model) {
    String name = model.toLowerCase(Locale.ROOT).replaceAll("[-_. ]", "");
    if (name.contains("qwen25vl")) {
      return QWEN25_VL;
    }
    return name.contains("qwen2vl") || name.contains("qwenvl") ? QWEN2_VL : QWEN3_VL;
  }

  /** What a model is told about its boxes. */
  public String explained(SentSize sent) {
    return this == QWEN25_VL
        ? "[x1, y1, x2, y2] in pixels of the picture, which is %d wide and %d high"
            .formatted(sent.width(), sent.height())
        : "[x1, y1, x2, y2], each from 0 (left, top) to 1000 (right, bottom) of the picture";
  }

  /** An example of how a found thing is written. */
  public String example() {
    return this == QWEN2_VL
        ? "<|object_ref_start|>red car<|object_ref_end|><|box_start|>(120,480),(560,910)<|box_end|>"
        : "[{\"bbox_2d\": [120, 480, 560, 910], \"label\": \"red car\"}]";
  }

  /** A box in this dialect's numbers. */
  public int[] written(double x0, double y0, double x1, double y1, SentSize sent) {
    double across = this == QWEN25_VL ? sent.width() : THOUSAND;
    double down = this == QWEN25_VL ? sent.height() : THOUSAND;
    return new int[] {
      (int) Math.rint(x0 * across),
      (int) Math.rint(y0 * down),
      (int) Math.rint(x1 * across),
      (int) Math.rint(y1 * down)
    };
  }

  /**
   * The box that four numbers of this dialect mean: sorted, cut at the picture's border, and not
   * smaller than {@link #LEAST_SHARE} of a side.
   *
   * @throws InvalidInput if one is no number, or the box lies outside of the picture
   */
  public Region.Box box(double[] numbers, SentSize sent) {
    for (double number : numbers) {
      if (!Double.isFinite(number)) {
        throw new InvalidInput(
            "The box %s holds what is no number; give %s."
                .formatted(Arrays.toString(numbers), explained(sent)));
      }
    }
    double[] at = fractions(numbers, sent);
    double[] x = span(at[0], at[2]);
    double[] y = span(at[1], at[3]);
    if (x[0] > 1 || x[1] < 0 || y[0] > 1 || y[1] < 0) {
      throw new InvalidInput(
          "The box %s lies outside of the picture; give %s."
              .formatted(Arrays.toString(numbers), explained(sent)));
    }
    double[] inX = within(x);
    double[] inY = within(y);
    return new Region.Box(inX[0], inY[0], inX[1], inY[1]);
  }

  /** Four numbers of this dialect as fractions of the picture, whatever they are. */
  double[] fractions(double[] numbers, SentSize sent) {
    double across = this == QWEN25_VL ? sent.width() : THOUSAND;
    double down = this == QWEN25_VL ? sent.height() : THOUSAND;
    return new double[] {
      numbers[0] / across, numbers[1] / down, numbers[2] / across, numbers[3] / down
    };
  }

  private static double[] span(double a, double b) {
    return new double[] {Math.min(a, b), Math.max(a, b)};
  }

  private static double[] within(double[] span) {
    double low = Math.max(0, span[0]);
    double high = Math.min(1, span[1]);
    if (high - low >= LEAST_SHARE) {
      return new double[] {low, high};
    }
    double start = Math.max(0, Math.min((low + high - LEAST_SHARE) / 2, 1 - LEAST_SHARE));
    return new double[] {start, start + LEAST_SHARE};
  }
}
