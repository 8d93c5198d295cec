package studio.eligen.agent.designer.lexicon;

import java.util.Optional;
import java.util.Set;

/** Emoji that name a thing, as words: "a 🐱 on a 🛋" is "a cat on a couch". */
public final class Emoji {

  private static final int JOINER = 0x200d;
  private static final int VARIATION = 0xfe0f;
  private static final int FIRST_TONE = 0x1f3fb;
  private static final int LAST_TONE = 0x1f3ff;

  /** Behind these a name needs no article, although no name goes on behind them. */
  private static final Set<String> NOT_OPENING = Set.of("left", "there", "the", "a", "an");

  private Emoji() {}

  /** What an emoji of these code points names, if it names a thing. */
  public static Optional<String> name(String codePoints) {
    // The list has them without variation selectors and skin tones.
    StringBuilder bare = new StringBuilder();
    codePoints.codePoints().filter(point -> !isStyle(point)).forEach(bare::appendCodePoint);
    return Optional.ofNullable(WordList.facts("emoji").get(bare.toString()));
  }

  /**
   * The text with words for every emoji that names a thing: several of the same one after another
   * are so many of it, and different ones are joined by "and".
   */
  public static String spelled(String text) {
    if (text.chars().noneMatch(Emoji::maySpell)) {
      return text;
    }
    StringBuilder spelled = new StringBuilder();
    String last = "";
    int count = 0;
    int at = 0;
    while (at < text.length()) {
      int end = end(text, at);
      String name = name(text.substring(at, end)).orElse("");
      boolean blank = text.substring(at, end).isBlank();
      if (count > 0 && !blank && !name.equals(last)) {
        append(spelled, last, count);
        boolean apart = Character.isWhitespace(text.codePointBefore(at));
        boolean ending = !apart && Character.isLetter(text.codePointAt(at));
        spelled.append(ending ? "" : name.isEmpty() ? " " : " and ");
        count = 0;
      }
      if (!name.isEmpty()) {
        last = name;
        count++;
      } else if (count == 0 || !blank) {
        spelled.append(text, at, end);
      }
      at = end;
    }
    append(spelled, last, count);
    return spelled.toString();
  }

  private static void append(StringBuilder text, String name, int count) {
    if (count == 0) {
      return;
    }
    String[] before = text.toString().strip().split("[^\\p{L}\\p{N}'-]+");
    String word = before.length == 0 ? "" : before[before.length - 1];
    boolean ended = text.toString().stripTrailing().matches("(?s)|.*[^\\p{L}\\p{N}]");
    boolean opens = ended || Words.isStop(word) && !NOT_OPENING.contains(word);
    boolean bare = count == 1 && (!opens || Plurals.isPlural(name));
    String several = count > 1 ? Numerals.name(count) + " " + Plurals.plural(name) : name;
    text.append(' ').append(bare || count > 1 ? several : English.withArticle(name));
  }

  /** Where the character that begins here ends, with all that is joined to it. */
  private static int end(String text, int start) {
    int end = start + Character.charCount(text.codePointAt(start));
    while (end < text.length()) {
      int point = text.codePointAt(end);
      if (point == JOINER && end + 1 < text.length()) {
        end += 1 + Character.charCount(text.codePointAt(end + 1));
      } else if (isStyle(point)) {
        end += Character.charCount(point);
      } else {
        break;
      }
    }
    return end;
  }

  private static boolean isStyle(int point) {
    return point == VARIATION || point >= FIRST_TONE && point <= LAST_TONE;
  }

  /** Whether a text with this char in it may hold an emoji: no letter of Latin script is. */
  private static boolean maySpell(int unit) {
    return unit >= 0x2000;
  }
}
