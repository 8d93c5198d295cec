package studio.eligen.agent.designer.mllm.parsing;

/**
 * Whether a model has lost itself in saying one thing again and again: small ones do, and those
 * whose answer is bound to a schema in which they find no end.
 */
public final class Repetition {

  private static final int LONGEST_PERIOD = 200;
  private static final int FEWEST_TIMES = 6;

  /** Fewer characters may be a line, or a picture made of letters. */
  private static final int FEWEST_CHARACTERS = 400;

  private Repetition() {}

  /** Whether a text ends in nothing but repetitions. */
  public static boolean isEndless(CharSequence text) {
    for (int period = 1; period <= LONGEST_PERIOD; period++) {
      int length = Math.max(FEWEST_CHARACTERS, FEWEST_TIMES * period);
      if (length > text.length()) {
        return false;
      }
      if (isRepeated(text, period, length)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isRepeated(CharSequence text, int period, int length) {
    int first = text.length() - length + period;
    for (int i = text.length() - 1; i >= first; i--) {
      if (text.charAt(i) != text.charAt(i - period)) {
        return false;
      }
    }
    return true;
  }
}
