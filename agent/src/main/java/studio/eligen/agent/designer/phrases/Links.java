package studio.eligen.agent.designer.phrases;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import studio.eligen.agent.designer.lexicon.WordList;

/**
 * Goes past the words between a thing and what is wished of it: "should be", "needs to go", "would
 * look better", "was".
 */
public final class Links {

  private static final String[] PHRASES = WordList.phrases("link-phrases");

  /** What may come after them and says no more than that it is wished. */
  private static final Set<String> OPINIONS = WordList.words("opinions");

  private static final Set<String> WORDS = WordList.words("links");

  private static final Set<String> WISHED = Set.of("would", "should", "could", "might");

  private Links() {}

  /** Whether there were any. */
  public static boolean pass(Reading reading) {
    int mark = reading.mark();
    while (reading.accept(PHRASES) || isLink(reading)) {
      continue;
    }
    return reading.mark() > mark;
  }

  /** Whether the word just before is one. */
  public static boolean isBefore(Reading reading) {
    return isOne(reading.peek(-1));
  }

  public static boolean isOne(String word) {
    return WORDS.contains(word);
  }

  public static boolean ends(List<String> words) {
    return isOne(words.get(words.size() - 1));
  }

  /** "a snowman" of "a snowman would look better", "the cat" of "the cat is". */
  public static List<String> without(List<String> words) {
    int end = words.size();
    // "the barn looks nice" wishes nothing.
    boolean wish = !words.get(0).equals("the") || !Collections.disjoint(words, WISHED);
    while (end > 1
        && (ends(words.subList(0, end)) || wish && OPINIONS.contains(words.get(end - 1)))) {
      end--;
    }
    return words.subList(0, end);
  }

  /** "to" alone begins a place, "to the left", and "has" alone a possession: "has a hat". */
  private static boolean isLink(Reading reading) {
    boolean infinitive = !reading.peek().equals("to") || WORDS.contains(reading.peek(1));
    return infinitive && reading.acceptAny(WORDS);
  }

  /** "from red to blue": what it is now says nothing. */
  public static void passFrom(Reading reading) {
    int mark = reading.mark();
    boolean from = reading.accept("from");
    while (from && !reading.done() && !reading.peek().matches("to|into")) {
      reading.next();
    }
    reading.back(reading.done() ? mark : reading.mark());
  }
}
