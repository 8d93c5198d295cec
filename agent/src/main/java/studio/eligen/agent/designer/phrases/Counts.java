package studio.eligen.agent.designer.phrases;

import java.util.Map;
import studio.eligen.agent.designer.lexicon.Numerals;
import studio.eligen.agent.designer.lexicon.Plurals;
import studio.eligen.agent.designer.lexicon.WordList;

/** Reads how many: "two", "a few". */
public final class Counts {

  private static final Map<String, String> ROUGH = WordList.facts("rough-numbers");
  private static final String[] ROUGH_FORMS = WordList.phrases("rough-numbers");

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
    int mark = reading.mark();
    if (reading.accept(ROUGH_FORMS)) {
      return Integer.valueOf(ROUGH.get(String.join(" ", reading.since(mark))));
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
