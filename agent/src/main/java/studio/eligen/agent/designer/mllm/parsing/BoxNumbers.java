package studio.eligen.agent.designer.mllm.parsing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The four numbers of a box, however JSON holds them: in lists, in text, or by their names. */
final class BoxNumbers {

  /** Of what should be four numbers. */
  private static final int LONGEST_NUMBERS = 80;

  private static final List<List<String>> CORNER_NAMES =
      List.of(
          List.of("x1", "y1", "x2", "y2"),
          List.of("x0", "y0", "x1", "y1"),
          List.of("x_min", "y_min", "x_max", "y_max"),
          List.of("xmin", "ymin", "xmax", "ymax"),
          List.of("left", "top", "right", "bottom"));
  private static final List<String> SIZE_NAMES = List.of("x", "y", "width", "height");

  private static final Pattern NUMBER_IN_TEXT =
      Pattern.compile("[-+]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d+)?|[Nn]a[Nn]|[-+]?[Ii]nf\\w*");

  private BoxNumbers() {}

  /** Four numbers in a list, in two lists of two, or in a text. */
  static Optional<double[]> of(JsonNode node) {
    if (node.isObject()) {
      return corners(node);
    }
    if (node.isTextual()) {
      return numbersIn(node.asText());
    }
    if (!node.isArray()) {
      return Optional.empty();
    }
    List<JsonNode> parts = new ArrayList<>();
    for (JsonNode child : node) {
      if (child.isArray()) {
        child.forEach(parts::add);
      } else {
        parts.add(child);
      }
    }
    if (parts.size() != 4) {
      return Optional.empty();
    }
    double[] numbers = new double[4];
    for (int i = 0; i < 4; i++) {
      numbers[i] = number(parts.get(i));
    }
    return Optional.of(numbers);
  }

  /** Four numbers of an object by their names. */
  static Optional<double[]> corners(JsonNode node) {
    for (List<String> names : CORNER_NAMES) {
      if (names.stream().allMatch(node::has)) {
        return Optional.of(names.stream().mapToDouble(name -> number(node.get(name))).toArray());
      }
    }
    if (SIZE_NAMES.stream().allMatch(node::has)) {
      double[] box = SIZE_NAMES.stream().mapToDouble(name -> number(node.get(name))).toArray();
      return Optional.of(new double[] {box[0], box[1], box[0] + box[2], box[1] + box[3]});
    }
    return Optional.empty();
  }

  /** What is no number becomes NaN, and is refused with its box. */
  private static double number(JsonNode node) {
    if (node.isNumber()) {
      return node.doubleValue();
    }
    Matcher match = NUMBER_IN_TEXT.matcher(shown(node.asText()));
    return match.find() ? parsed(match.group()) : Double.NaN;
  }

  private static Optional<double[]> numbersIn(String text) {
    double[] numbers =
        NUMBER_IN_TEXT
            .matcher(shown(text))
            .results()
            .limit(5)
            .mapToDouble(match -> parsed(match.group()))
            .toArray();
    return numbers.length == 4 ? Optional.of(numbers) : Optional.empty();
  }

  static double parsed(String number) {
    try {
      return Double.parseDouble(number);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  /** As much of a text as is worth reading or showing. */
  static String shown(String text) {
    return text.length() <= LONGEST_NUMBERS ? text : text.substring(0, LONGEST_NUMBERS);
  }
}
