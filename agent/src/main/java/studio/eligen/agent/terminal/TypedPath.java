package studio.eligen.agent.terminal;

import java.io.File;

/**
 * A path as people write it after a command. It may have blanks as it is, as nothing follows it; in
 * quotes, or with a backslash before them, as shells want it and as it comes when a file is dragged
 * onto a terminal. (JLine's {@code DefaultParser} would take the backslashes of "C:\pictures" and
 * the apostrophe of "it's.png" for the same, and is not there in a pipe.)
 */
final class TypedPath {

  /** What shells have an own meaning for, and so is typed with a backslash. */
  private static final String SPECIAL = " \t\"'`()[]{}<>&;|*?!$#~";

  /** Where the backslash parts folders, it is nothing else, unless it is before a blank. */
  private static final String SPECIAL_ON_WINDOWS = " ";

  private final String special;
  private final boolean escapesInQuotes;

  /**
   * @param separator of folders on the system whose paths they are
   */
  TypedPath(char separator) {
    this.special = separator == '\\' ? SPECIAL_ON_WINDOWS : SPECIAL;
    this.escapesInQuotes = separator != '\\';
  }

  /** Paths of this system. */
  static TypedPath here() {
    return new TypedPath(File.separatorChar);
  }

  /** The path that was typed. A quote that is never closed is a part of the name. */
  String meant(String typed) {
    return isQuote(first(typed)) ? unquoted(typed) : unescaped(typed);
  }

  /** The path as far as it was typed, the closing quote perhaps not yet. */
  String begun(String typed) {
    char quote = first(typed);
    return isQuote(quote) ? unquoted(typed + quote) : unescaped(typed);
  }

  /**
   * A path as it is to be typed.
   *
   * @param like how its beginning was typed: in quotes it stays so
   * @param whole whether nothing is to be added to it, so that a quote is closed
   */
  String typed(String path, String like, boolean whole) {
    char quote = first(like);
    if (isQuote(quote)) {
      return quote + quoted(path, quote) + (whole ? quote : "");
    }
    boolean plain = unescaped(like).equals(like) && meant(path).equals(path);
    return plain ? path : escaped(path);
  }

  private String unescaped(String typed) {
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < typed.length(); i++) {
      if (isEscape(typed, i)) {
        i++;
      }
      path.append(typed.charAt(i));
    }
    return path.toString();
  }

  private String escaped(String path) {
    StringBuilder typed = new StringBuilder();
    for (char c : path.toCharArray()) {
      typed.append(special.indexOf(c) >= 0 ? "\\" : "").append(c);
    }
    return typed.toString();
  }

  /** Read to the end as shells do: 'it'\''s.png' is it's.png. */
  private String unquoted(String typed) {
    StringBuilder path = new StringBuilder();
    char open = 0;
    for (int i = 0; i < typed.length(); i++) {
      char c = typed.charAt(i);
      if (open == 0 && isQuote(c)) {
        open = c;
      } else if (c == open) {
        open = 0;
      } else {
        boolean escape = open == 0 ? isEscape(typed, i) : open == '"' && isQuoteEscape(typed, i);
        path.append(escape ? typed.charAt(++i) : c);
      }
    }
    return open == 0 ? path.toString() : typed;
  }

  private String quoted(String path, char quote) {
    String inside = quote == '"' ? "\\\"" : "'\"'\"'";
    return path.replace(String.valueOf(quote), inside);
  }

  private boolean isEscape(String typed, int at) {
    return typed.charAt(at) == '\\'
        && at + 1 < typed.length()
        && special.indexOf(typed.charAt(at + 1)) >= 0;
  }

  private boolean isQuoteEscape(String typed, int at) {
    return escapesInQuotes && typed.startsWith("\\\"", at);
  }

  private static boolean isQuote(char c) {
    return c == '"' || c == '\'';
  }

  private static char first(String text) {
    return text.isEmpty() ? 0 : text.charAt(0);
  }
}
