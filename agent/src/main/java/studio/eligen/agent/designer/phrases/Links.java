package studio.eligen.agent.designer.phrases;

import java.util.Set;
import studio.eligen.agent.designer.lexicon.WordList;

/**
 * Goes past the words between a thing and what is wished of it: "should be", "needs to go", "would
 * look better", "was".
 */
public final class Links {

  private static final String[] PHRASES = {
    "would look better",
    "looks better",
    "would be better",
    "so that it is",
    "so it is",
    "so it looks",
    "so its",
    "so they are",
    "it is",
    "a size",
    "come out"
  };

  private static final Set<String> WORDS = WordList.words("links");

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
    return WORDS.contains(reading.peek(-1));
  }

  /** "to" alone begins a place, "to the left", and "has" alone a possession: "has a hat". */
  private static boolean isLink(Reading reading) {
    if (reading.accept("needs to", "need to", "has to", "have to", "had to")) {
      return true;
    }
    boolean infinitive = !reading.peek().equals("to") || WORDS.contains(reading.peek(1));
    return infinitive && reading.acceptAny(WORDS);
  }
}
