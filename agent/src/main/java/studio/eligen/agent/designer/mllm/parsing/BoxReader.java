package studio.eligen.agent.designer.mllm.parsing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import studio.eligen.agent.design.InvalidEdit;
import studio.eligen.agent.design.InvalidInput;
import studio.eligen.engine.Region;

/** Finds the boxes in what a model wrote, whichever of the known ways it wrote them in. */
public final class BoxReader {

  /** More things than a picture is described with; what comes after is left out. */
  public static final int MOST_BOXES = 100;

  private static final int LONGEST_TEXT = 64_000;
  static final int LONGEST_LABEL = 300;

  private static final List<String> BOX_NAMES =
      List.of("bbox_2d", "bbox", "box_2d", "box", "bounding_box", "coordinates");
  private static final List<String> LABEL_NAMES =
      List.of("label", "name", "object", "id", "prompt", "class", "text");
  private static final String NUMBER = "\\s*([-+]?[\\d.]{1,20}|[Nn]a[Nn])\\s*";
  private static final Pattern CORNERS =
      Pattern.compile(
          "([^<>()\\[\\]{}\\n]{0,%d})(?:<\\|object_ref_end\\|>)?\\s{0,9}(?:<\\|box_start\\|>)?\\(%s,%s\\)\\s{0,9},?\\s{0,9}\\(%s,%s\\)"
              .formatted(LONGEST_LABEL, NUMBER, NUMBER, NUMBER, NUMBER));
  private static final Pattern LOCATIONS =
      Pattern.compile(
          "<loc(\\d{1,4})>\\s?<loc(\\d{1,4})>\\s?<loc(\\d{1,4})>\\s?<loc(\\d{1,4})>([^<;\\n]{0,%d})"
              .formatted(LONGEST_LABEL));

  /** The form of Florence-2: a label, and tokens of 1000ths behind it. */
  private static final Pattern STEPS =
      Pattern.compile(
          "([^<>\\n]{1,%d})<loc_(\\d{1,3})><loc_(\\d{1,3})><loc_(\\d{1,3})><loc_(\\d{1,3})>"
              .formatted(LONGEST_LABEL));

  private static final double LOCATION_STEPS = 1024;

  /** The name under which Gemini writes boxes, which go down first in 1000ths. */
  private static final String DOWN_FIRST = "box_2d";

  private static final double THOUSAND = 1000;
  private final BoxDialect dialect;
  private final SentSize sent;

  public BoxReader(BoxDialect dialect, SentSize sent) {
    this.dialect = dialect;
    this.sent = sent;
  }

  /**
   * A thing that a model found.
   *
   * @param label as the model wrote it; may be empty
   */
  public record Found(String label, Region.Box box) {}

  /**
   * @param refusals of boxes that make no sense, each a sentence
   */
  public record Boxes(List<Found> found, List<String> refusals) {}

  /** All boxes of a text as they are written, at most {@link #MOST_BOXES}, in its order. */
  public List<WrittenBox> written(String text) {
    return labelled(text).stream()
        .map(
            one -> {
              double[] at = dialect.fractions(whole(one.numbers()), sent);
              return new WrittenBox(one.label(), at[0], at[1], at[2], at[3]);
            })
        .toList();
  }

  /** All boxes of a text, at most {@link #MOST_BOXES}, in its order. */
  public Boxes read(String text) {
    List<Found> found = new ArrayList<>();
    List<String> refusals = new ArrayList<>();
    for (Labelled one : labelled(text)) {
      try {
        found.add(new Found(one.label(), dialect.box(whole(one.numbers()), sent)));
      } catch (InvalidInput e) {
        refusals.add(e.getMessage());
      }
    }
    return new Boxes(found, refusals);
  }

  /** Numbers of this dialect, also where they are fractions of the picture's sides. */
  private double[] whole(double[] numbers) {
    boolean fractions =
        Arrays.stream(numbers).allMatch(number -> number >= 0 && number <= 1)
            && Arrays.stream(numbers).anyMatch(number -> number > 0 && number < 1);
    return fractions
        ? Arrays.stream(dialect.written(numbers[0], numbers[1], numbers[2], numbers[3], sent))
            .asDoubleStream()
            .toArray()
        : numbers;
  }

  /**
   * The box that a field of JSON holds.
   *
   * @throws InvalidEdit if it holds none
   */
  public Region.Box box(JsonNode node) {
    double[] numbers =
        BoxNumbers.of(node)
            .orElseThrow(
                () ->
                    new InvalidEdit(
                        "\"%s\" is no box; give %s."
                            .formatted(
                                BoxNumbers.shown(node.toString()), dialect.explained(sent))));
    return dialect.box(numbers, sent);
  }

  private record Labelled(String label, double[] numbers) {}

  private List<Labelled> labelled(String text) {
    List<Labelled> labelled = new ArrayList<>();
    LooseJson.allIn(text).forEach(node -> collect(node, labelled));
    // Asked for first, as what has none of it is long in being tried at each of its letters.
    if (labelled.isEmpty() && text.indexOf('(') >= 0) {
      collectCorners(text, labelled);
    }
    if (labelled.isEmpty() && text.contains("<loc")) {
      collectLocations(text, labelled);
    }
    if (!labelled.isEmpty() && labelled.stream().allMatch(one -> one.label().isEmpty())) {
      List<String> said = SaidLabels.of(bounded(text), labelled.size());
      for (int i = 0; i < said.size(); i++) {
        labelled.set(i, new Labelled(said.get(i), labelled.get(i).numbers()));
      }
    }
    return labelled;
  }

  private void collect(JsonNode node, List<Labelled> all) {
    if (all.size() >= MOST_BOXES) {
      return;
    }
    if (node.isArray() && isPlainBox(node)) {
      BoxNumbers.of(node).ifPresent(box -> all.add(new Labelled("", box)));
      return;
    }
    if (node.isObject()) {
      for (String name : BOX_NAMES) {
        Optional<double[]> box = BoxNumbers.of(node.path(name));
        if (box.isPresent()) {
          boolean downFirst = name.equals(DOWN_FIRST);
          double[] numbers = downFirst ? turned(box.get(), THOUSAND) : box.get();
          all.add(new Labelled(label(node), numbers));
          return;
        }
      }
      Optional<double[]> corners = BoxNumbers.corners(node);
      if (corners.isPresent()) {
        all.add(new Labelled(label(node), corners.get()));
        return;
      }
    }
    node.forEach(child -> collect(child, all));
  }

  private static boolean isPlainBox(JsonNode node) {
    return node.size() == 4 && !node.get(0).isContainerNode();
  }

  private static String label(JsonNode node) {
    for (String name : LABEL_NAMES) {
      if (node.path(name).isTextual()) {
        return cut(node.path(name).asText().strip(), LONGEST_LABEL);
      }
    }
    return "";
  }

  /** The form of Qwen2-VL; servers may have dropped its special tokens. */
  private static void collectCorners(String text, List<Labelled> all) {
    Matcher match = CORNERS.matcher(bounded(text));
    String label = "";
    while (match.find() && all.size() < MOST_BOXES) {
      String own = match.group(1).replaceFirst("^[\\s,;:.*-]+", "").replaceFirst("[\\s:]+$", "");
      label = own.isEmpty() ? label : own;
      double[] numbers = new double[4];
      for (int i = 0; i < 4; i++) {
        numbers[i] = BoxNumbers.parsed(match.group(i + 2));
      }
      all.add(new Labelled(label, numbers));
    }
  }

  /** The form of PaliGemma: tokens of 1024ths, and the label behind them. */
  private void collectLocations(String text, List<Labelled> all) {
    Matcher match = LOCATIONS.matcher(bounded(text));
    while (match.find() && all.size() < MOST_BOXES) {
      double[] numbers = new double[4];
      for (int i = 0; i < 4; i++) {
        numbers[i] = BoxNumbers.parsed(match.group(i + 1));
      }
      all.add(new Labelled(match.group(5).strip(), turned(numbers, LOCATION_STEPS)));
    }
    Matcher steps = STEPS.matcher(bounded(text));
    while (steps.find() && all.size() < MOST_BOXES) {
      double[] numbers = new double[4];
      for (int i = 0; i < 4; i++) {
        numbers[i] = BoxNumbers.parsed(steps.group(i + 2)) / THOUSAND;
      }
      all.add(new Labelled(steps.group(1).strip(), whole(numbers)));
    }
  }

  /** Numbers of this dialect for others that go down first, and from 0 to the same both ways. */
  private double[] turned(double[] numbers, double most) {
    int[] turned =
        dialect.written(
            numbers[1] / most, numbers[0] / most, numbers[3] / most, numbers[2] / most, sent);
    return Arrays.stream(turned).asDoubleStream().toArray();
  }

  private static String bounded(String text) {
    return text.substring(0, Math.min(text.length(), LONGEST_TEXT));
  }

  private static String cut(String text, int longest) {
    return text.length() <= longest ? text : text.substring(0, longest);
  }
}
