package studio.eligen.agent;

import java.util.regex.Pattern;

/**
 * Words without what is meant for a terminal: text that was copied from one, or came through a
 * pipe, may carry its colours and titles. An escape sequence goes as a whole, because what would be
 * left of one without its first byte, such as "[31m", reads like a part of the next word.
 */
public final class PlainWords {

  /** A string of any length for the terminal (OSC, DCS, SOS, PM, APC), up to what ends it. */
  private static final String STRING =
      "(?:\\e[P\\]X^_]|[\u0090\u0098\u009d-\u009f])[^\u0007\u0018\u001a\\e\u009c]*+"
          + "(?:[\u0007\u0018\u001a\u009c]|\\e\\\\|(?=\\e))";

  /**
   * A control sequence (CSI): parameters, intermediate bytes, and the byte that says what to do.
   */
  private static final String CONTROL = "(?:\\e\\[|\u009b)[0-?]*+[ -/]*+[@-~]?";

  /** One character of another set (SS2, SS3), as many function keys send. */
  private static final String SHIFT = "(?:\\e[NO]|[\u008e\u008f])[ -~]?";

  /** All others: two bytes, or some more that choose a set of characters. */
  private static final String SHORT = "\\e[ -/]*+[0-~]?";

  /**
   * What has no width and joins nothing, as it is copied along from pages: it would part a word.
   * The joiners within emoji and Persian words stay.
   */
  private static final String WIDTHLESS =
      "[\u00ad\u180e\u200b\u2060-\u2064\ufeff\\x{e0000}-\\x{e007f}]";

  private static final Pattern UNSEEN =
      Pattern.compile(
          String.join("|", STRING, CONTROL, SHIFT, SHORT, "[\\p{Cc}&&[^\t\n\r]]", WIDTHLESS));

  private static final Pattern BEGUN =
      Pattern.compile(
          "\\e(?:[P\\]X^_][^\u0007\u0018\u001a\\e\u009c]*+\\e?|\\[[0-?]*+[ -/]*+|[NO]|[ -/]*+)");

  private PlainWords() {}

  /**
   * The words without escape sequences (ECMA-48), without what has no width, and without control
   * characters other than those that part words. Of a string for the terminal that never ends only
   * the beginning is removed, so that nothing that was said is lost behind it.
   */
  public static String of(String words) {
    return UNSEEN.matcher(words).replaceAll("");
  }

  /** Whether these are the first characters of an escape sequence of which more must come. */
  public static boolean isBegun(CharSequence sequence) {
    return BEGUN.matcher(sequence).matches();
  }
}
