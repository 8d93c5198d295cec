package studio.eligen.agent.designer.phrases;

import studio.eligen.agent.designer.lexicon.Numerals;
import studio.eligen.agent.designer.lexicon.Plurals;

/** Reads how many: "two", "a few". */
public final class Counts {

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
    if (reading.accept("a couple of", "couple of")) {
      return 2;
    }
    if (reading.accept("a pair of", "pair of")) {
      return Plurals.isSeveral(reading.nextNoun()) ? 2 : 1;
    }
    if (reading.accept("dozens of")) {
      return 24;
    }
    if (reading.accept("hundreds of", "thousands of", "millions of", "countless", "innumerable")) {
      return 100;
    }
    if (reading.accept("half a dozen")) {
      reading.accept("of");
      return 6;
    }
    if (reading.accept(
        "several",
        "a few",
        "few",
        "a bunch of",
        "bunch of",
        "many",
        "lots of",
        "lot of",
        "plenty of",
        "a lot of")) {
      return 3;
    }
    Integer count = read(reading);
    if (count != null && count < 9 && reading.accept("dozen", "dozens")) {
      count *= 12;
    }
    if (count != null) {
      reading.accept("of", "more", "extra", "additional", "other");
    }
    return count;
  }
}
