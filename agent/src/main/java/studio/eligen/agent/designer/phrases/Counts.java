package studio.eligen.agent.designer.phrases;

import java.util.Map;
import java.util.Optional;
import studio.eligen.agent.designer.lexicon.Numerals;
import studio.eligen.agent.designer.lexicon.Plurals;
import studio.eligen.agent.designer.lexicon.WordList;

/** Reads how many: "two", "a few". */
public final class Counts {

  private static final Map<String, String> ROUGH = WordList.facts("rough-numbers");

  /** For all numbers that are too large to be drawn one by one. */
  private static final int UNCOUNTED = 100;

  private Counts() {}

  /** Goes past a number, or gives null and stays where it was. */
  public static Integer read(Reading reading) {
    Integer count = Numerals.of(reading.peek());
    if (count != null) {
      reading.next();
    }
    return count;
  }

  /** Goes past a number or words such as "a few", or gives null and stays where it was. */
  public static Integer readRoughly(Reading reading) {
    if (reading.accept("a pair of", "pair of")) {
      return Plurals.isSeveral(reading.nextNoun()) ? 2 : 1;
    }
    Optional<String> rough = reading.accept(ROUGH);
    if (rough.isPresent()) {
      return Integer.valueOf(rough.get());
    }
    if (reading.peek().matches("[1-9]\\d{2,5}") && Plurals.isSeveral(reading.nounBehind())) {
      reading.next();
      return UNCOUNTED;
    }
    Integer count = read(reading);
    if (count != null && reading.accept("hundred", "thousand")) {
      return UNCOUNTED;
    }
    if (count != null && reading.accept("pairs of", "pair of")) {
      return Plurals.isSeveral(reading.nextNoun()) ? 2 * count : count;
    }
    if (count != null && count < 9 && reading.accept("dozen", "dozens")) {
      count *= 12;
    }
    if (count != null) {
      reading.accept("of", "more", "extra", "additional", "other");
    }
    return count;
  }
}
