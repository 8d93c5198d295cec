package studio.eligen.agent.cli;

/** Texts of any origin, such as names of files, as they may be shown on a terminal. */
public final class Printable {

  /** Control characters, and those that turn the order in which a line is read. */
  private static final String STEERING =
      "[\\p{Cc}\\u061C\\u200E\\u200F\\u2028-\\u202E\\u2066-\\u2069&&[^\n\t]]";

  private Printable() {}

  /** The text, in which nothing can steer the terminal. */
  public static String of(String text) {
    return text.replaceAll(STEERING, "\uFFFD");
  }

  /** Words on one line, with a blank for whatever would steer, so that none is left in a name. */
  public static String words(String text) {
    return text.replaceAll("(?:" + STEERING + "|[\n\t])+", " ");
  }

  /** All of a text, or so much of its beginning, and that it goes on. */
  public static String shortened(String text, int most) {
    return text.length() > most ? text.substring(0, most) + "…" : text;
  }

  /** The same on one line. */
  public static String line(String text) {
    return of(text.replaceAll("[\n\t]+", " "));
  }
}
