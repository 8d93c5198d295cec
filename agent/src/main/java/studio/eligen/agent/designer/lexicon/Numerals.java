package studio.eligen.agent.designer.lexicon;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Numbers in words and digits. */
public final class Numerals {

  private static final Map<String, Integer> COUNTS = numbers("numbers");

  private static final Map<String, Integer> ORDINALS = numbers("ordinals");

  private Numerals() {}

  /** The words that are numbers. */
  public static Set<String> words() {
    return COUNTS.keySet();
  }

  /** The number that a word names, or null. */
  public static Integer of(String word) {
    Integer count = COUNTS.get(word);
    return count == null && word.matches("[1-9]\\d?") ? Integer.valueOf(word) : count;
  }

  /** The number that a word such as "second" or "2nd" names, or null. */
  public static Integer ofOrdinal(String word) {
    String digits = word.replaceFirst("(?<=\\d)(?:st|nd|rd|th)$", "");
    Integer number = ORDINALS.get(word);
    return number != null ? number : digits.equals(word) ? null : of(digits);
  }

  /** Which of a row a word such as "second" names, counted from 0; -1 if it is no such word. */
  public static int position(String word) {
    return ORDINALS.getOrDefault(word, 0) - 1;
  }

  /** "first" for 0; nothing where there is no word. */
  public static Optional<String> ordinal(int position) {
    return ORDINALS.entrySet().stream()
        .filter(entry -> entry.getValue() == position + 1)
        .map(Map.Entry::getKey)
        .findFirst();
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

  private static Map<String, Integer> numbers(String list) {
    Map<String, Integer> numbers = new HashMap<>();
    WordList.facts(list).forEach((word, number) -> numbers.put(word, Integer.valueOf(number)));
    return numbers;
  }
}
