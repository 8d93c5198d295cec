package studio.eligen.agent.designer.lexicon;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Numbers in words and digits. */
public final class Numerals {

  private static final Map<String, Integer> COUNTS =
      Map.ofEntries(
          Map.entry("one", 1),
          Map.entry("two", 2),
          Map.entry("three", 3),
          Map.entry("four", 4),
          Map.entry("five", 5),
          Map.entry("six", 6),
          Map.entry("seven", 7),
          Map.entry("eight", 8),
          Map.entry("nine", 9),
          Map.entry("ten", 10),
          Map.entry("eleven", 11),
          Map.entry("twelve", 12),
          Map.entry("dozen", 12),
          Map.entry("both", 2));

  private static final List<String> ORDINALS =
      List.of(
          "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
          "tenth");

  private Numerals() {}

  /** The number that a word names, or null. */
  public static Integer of(String word) {
    Integer count = COUNTS.get(word);
    return count == null && word.matches("[1-9]\\d?") ? Integer.valueOf(word) : count;
  }

  /** The number that a word such as "second" or "2nd" names, or null. */
  public static Integer ofOrdinal(String word) {
    String digits = word.replaceFirst("(?<=\\d)(?:st|nd|rd|th)$", "");
    int index = ORDINALS.indexOf(word);
    return index >= 0 ? Integer.valueOf(index + 1) : digits.equals(word) ? null : of(digits);
  }

  /** Which of a row a word such as "second" names, counted from 0; -1 if it is no such word. */
  public static int position(String word) {
    return ORDINALS.indexOf(word);
  }

  /** "first" for 0; nothing where there is no word. */
  public static Optional<String> ordinal(int position) {
    return position < ORDINALS.size() ? Optional.of(ORDINALS.get(position)) : Optional.empty();
  }

  /** "two"; digits where there is no word. */
  public static String name(int count) {
    return COUNTS.entrySet().stream()
        .filter(entry -> entry.getValue() == count)
        .map(Map.Entry::getKey)
        .filter(word -> !word.equals("both") && !word.equals("dozen"))
        .findFirst()
        .orElse(String.valueOf(count));
  }
}
