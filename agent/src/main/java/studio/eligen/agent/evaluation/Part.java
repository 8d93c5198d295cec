package studio.eligen.agent.evaluation;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What an expectation tells of a thing: words that its prompt has, in any order, in the singular or
 * plural; "grey|gray" is one word in two spellings.
 *
 * @param text as the expectation writes it, without its mark
 */
record Part(Kind kind, String text, List<Pattern> words) {

  /** How a part is to be found, by the mark before it. */
  enum Kind {
    /** One thing, no more. */
    ONE,
    /** "*": one thing or more. */
    MANY,
    /** "+": worn, held, or part of another: spoken of in any prompt, or a thing of its own. */
    BELONGING,
    /** "?": the same, or of the scene. */
    SURROUNDING
  }

  static Part of(String text) {
    return switch (text.charAt(0)) {
      case '*' -> of(Kind.MANY, text.substring(1));
      case '+' -> of(Kind.BELONGING, text.substring(1));
      case '?' -> of(Kind.SURROUNDING, text.substring(1));
      default -> of(Kind.ONE, text);
    };
  }

  private static Part of(Kind kind, String text) {
    return new Part(kind, text, Arrays.stream(text.split(" ")).map(Part::word).toList());
  }

  private static Pattern word(String spellings) {
    List<String> quoted = Outcome.alternatives(spellings).map(Pattern::quote).toList();
    return Pattern.compile(
        "(?<![\\p{L}\\p{N}])(%s)(s|es)?(?![\\p{L}\\p{N}])".formatted(String.join("|", quoted)),
        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  boolean isIn(String prompt) {
    return words.stream().allMatch(word -> word.matcher(prompt).find());
  }
}
