package studio.eligen.agent.designer.mllm.parsing;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What boxes are of that stand in lists without a name of their own, by the words before them. */
final class SaidLabels {

  /** As CogVLM, InternVL and DeepSeek-VL2 write it, and people in lists: a label, then its box. */
  private static final Pattern BEFORE_LIST =
      Pattern.compile(
          "(?<label>[^<>()\\[\\]{}|\"'\\n]{1,%d}?)[\"']?(?:[\\s:]|</?\\|?/?\\w{1,12}\\|?>){0,9}\\[\\s?(?=[\\[\\d.+-])"
              .formatted(BoxReader.LONGEST_LABEL));

  /** As GLM writes it: "The cat is at ...". */
  private static final Pattern IN_A_SENTENCE =
      Pattern.compile(
          "(\\p{L}[\\p{L} -]{0,%d}?)\\s(?:is|are|can|at)\\b[^\\[{.\\n<]{0,60}<\\|begin_of_box"
              .formatted(BoxReader.LONGEST_LABEL));

  /** What leads up to boxes and names nothing. */
  private static final Pattern NO_NAME =
      Pattern.compile(
          "(?i)(?:here|this|that|these|it|they|there|i|we|answer|results?|output|found|(?:the )?(?:bounding )?box(?:es)?|b?box(?:es)?\\w*|objects|regions|coordinates)\\b.*"
              + "|.*\\b(?:is|are|at|of)|\\P{L}*");

  private SaidLabels() {}

  /** A label for each of so many boxes, in order, or none where it is not clear which is whose. */
  static List<String> of(String text, int boxes) {
    List<String> names =
        BEFORE_LIST
            .matcher(text)
            .results()
            .map(before -> before.group(1).replaceFirst("^[\\s,;:.*-]+", "").strip())
            .filter(name -> !NO_NAME.matcher(name).matches())
            .toList();
    if (names.size() == boxes) {
      return names;
    }
    Matcher said = IN_A_SENTENCE.matcher(text);
    return boxes == 1 && said.find() ? List.of(said.group(1).strip()) : List.of();
  }
}
