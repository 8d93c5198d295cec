package studio.eligen.agent.designer.language;

import java.util.List;
import java.util.Optional;
import studio.eligen.agent.designer.lexicon.Styles;
import studio.eligen.agent.designer.lexicon.Vocabulary;

/**
 * A description and the way in which it shall be drawn: "a cat on a beach, watercolour".
 *
 * @param rest the description without it
 */
record Styled(List<String> rest, Optional<String> style) {

  private static final List<String> OPENERS = List.of(",", "as", "in");

  private static final int LONGEST = 6;

  /** Takes the style off the end of a description, if one is named there. */
  static Styled of(List<String> words, Vocabulary vocabulary) {
    for (int from = Math.max(1, words.size() - LONGEST); from < words.size(); from++) {
      if (!OPENERS.contains(words.get(from))) {
        continue;
      }
      List<String> end = words.subList(from + 1, words.size());
      Optional<String> style =
          String.join(" ", end).startsWith("the style of ")
              ? Optional.of(String.join(" ", end.subList(3, end.size())))
              : Styles.named(end);
      boolean thing = vocabulary.thing(String.join(" ", end)).isPresent();
      if (style.isPresent() && !thing) {
        return new Styled(words.subList(0, from), style);
      }
    }
    return new Styled(words, Optional.empty());
  }
}
