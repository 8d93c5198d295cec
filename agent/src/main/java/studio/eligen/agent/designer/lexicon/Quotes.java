package studio.eligen.agent.designer.lexicon;

import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text in quotation marks, which is written on a thing and stays as it is: a sign that says "Open
 * late". As one of the {@link Words} it begins and ends with a quotation mark, and its blanks are
 * unbreakable ones.
 */
public final class Quotes {

  private static final char BLANK = '\u00a0';
  private static final int LONGEST = 100;

  private static final Pattern QUOTED =
      Pattern.compile(
          "[\"\u201c\u201d\u201e]([^\"\u201c\u201d\u201e]{1,%1$d})[\"\u201c\u201d]|(?<=\\s)'([^']{1,%1$d})'(?=[\\s.,!?]|$)"
              .formatted(LONGEST));

  /** Words before a text; other quoted words are only stressed: move the "cat". */
  private static final Set<String> WRITING = WordList.words("writing");

  /** "…" written on a cake. */
  private static final Pattern AFTER =
      Pattern.compile(
          "\\s*(?:written|painted|printed|carved|engraved|embroidered|sprayed|spelled)\\b");

  /** "write Happy Birthday on it": a text without its marks, up to where it goes. */
  private static final Pattern BARE =
      Pattern.compile(
          "(?i)((?:^|[,.;!?]\\s|\\band )(?:(?:please|now|also|can you|could you|can we|i want you to) )*write"
              + "|\\b(?:it|this|the (?:card|picture|image|sign|cake)) (?:should|must|shall|needs to|has to) (?:say|read))"
              + "(?: the (?:words?|text|message|name))?:? (?!(?:it|this|that|some|something|me|us|him|her|them|about|an?|the|to|on|in|at|\"|')\\b|[\"'\u201c\u201e])"
              + "([^\"\u201c,.;]{1,60}?)"
              + "(?=\\s(?:on|at|above|below|under|over|across|in|onto|into|beside|next to|please)\\b|[.,;]|\\s*$)");

  private Quotes() {}

  /** The text in lower case but for what is quoted, which becomes one word. */
  static String joined(String said) {
    String text = BARE.matcher(said).replaceAll("$1 \"$2\"");
    Matcher quoted = QUOTED.matcher(text);
    StringBuilder joined = new StringBuilder();
    int from = 0;
    while (quoted.find()) {
      String before = text.substring(from, quoted.start()).toLowerCase(Locale.ROOT);
      joined.append(before).append(word(quoted, before, text.substring(quoted.end())));
      from = quoted.end();
    }
    return joined.append(text.substring(from).toLowerCase(Locale.ROOT)).toString();
  }

  private static String word(MatchResult quoted, String before, String after) {
    String inside = (quoted.group(1) == null ? quoted.group(2) : quoted.group(1)).strip();
    String[] words = before.strip().split("[ ,:]+");
    boolean written = words.length > 0 && WRITING.contains(words[words.length - 1]);
    return written || AFTER.matcher(after).lookingAt()
        ? "\"" + inside.replace(' ', BLANK) + "\""
        : " " + inside.toLowerCase(Locale.ROOT) + " ";
  }

  /** Whether one of the {@link Words} is quoted text. */
  public static boolean isOne(String word) {
    return word.startsWith("\"");
  }

  /** Words as they are shown and drawn. */
  public static String shown(String words) {
    return words.replace(BLANK, ' ');
  }
}
