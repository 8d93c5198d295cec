package studio.eligen.agent.designer.mllm.parsing;

/**
 * Whether a model has lost itself in saying one thing again and again: small ones do, and those
 * whose answer is bound to a schema in which they find no end.
 */
public final class Repetition {

  private static final int LONGEST_PERIOD = 1_000;
  private static final int FEWEST_TIMES = 4;

  /** Fewer characters may be a line, or a picture made of letters. */
  private static final int FEWEST_CHARACTERS = 400;

  /** So many may be meant: a dozen stars are a dozen equal edits, and a call may hold 64. */
  private static final int MOST_OBJECTS = 64;

  private Repetition() {}

  /** Whether a text ends in nothing but repetitions. */
  public static boolean isEndless(CharSequence text) {
    for (int period = 1; period <= LONGEST_PERIOD; period++) {
      int fewest = Math.max(FEWEST_CHARACTERS, FEWEST_TIMES * period);
      if (fewest > text.length()) {
        return false;
      }
      int from = beginning(text, period);
      if (text.length() - from >= fewest) {
        long objects = text.subSequence(from, text.length()).chars().filter(c -> c == '{').count();
        return objects == 0 || objects > MOST_OBJECTS;
      }
    }
    return false;
  }

  /** From where on a text is repeated after so many characters. */
  private static int beginning(CharSequence text, int period) {
    int at = text.length() - 1;
    while (at >= period && text.charAt(at) == text.charAt(at - period)) {
      at--;
    }
    return at + 1 - period;
  }
}
