package studio.eligen.agent.designer;

import java.util.List;
import java.util.Map;

/** Numbers in words and digits. */
final class Numerals {

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

  static final List<String> ORDINALS =
      List.of(
          "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
          "tenth");

  private Numerals() {}

  /** The number that a word names, or null. */
  static Integer of(String word) {
    Integer count = COUNTS.get(word);
    return count == null && word.matches("[1-9]\\d?") ? Integer.valueOf(word) : count;
  }

  /** The number that a word such as "second" or "2nd" names, or null. */
  static Integer ofOrdinal(String word) {
    String digits = word.replaceFirst("(?<=\\d)(?:st|nd|rd|th)$", "");
    int index = ORDINALS.indexOf(word);
    return index >= 0 ? Integer.valueOf(index + 1) : digits.equals(word) ? null : of(digits);
  }

  /** Goes past a number, or gives null and stays where it was. */
  static Integer read(Reading reading) {
    Integer count = of(reading.peek());
    if (count != null) {
      reading.next();
    }
    return count;
  }

  /** Goes past a number or words such as "a few", or gives null and stays where it was. */
  static Integer readRoughly(Reading reading) {
    if (reading.accept("a couple of", "couple of", "a pair of", "pair of")) {
      return 2;
    }
    if (reading.accept(
        "several", "a few", "few", "a bunch of", "bunch of", "many", "lots of", "a lot of")) {
      return 3;
    }
    Integer count = read(reading);
    if (count != null) {
      reading.accept("of", "more", "extra", "additional", "other");
    }
    return count;
  }

  /** "two"; digits where there is no word. */
  static String name(int count) {
    return COUNTS.entrySet().stream()
        .filter(entry -> entry.getValue() == count)
        .map(Map.Entry::getKey)
        .filter(word -> !word.equals("both") && !word.equals("dozen"))
        .findFirst()
        .orElse(String.valueOf(count));
  }
}
