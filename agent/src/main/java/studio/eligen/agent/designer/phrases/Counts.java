package studio.eligen.agent.designer.phrases;

import java.util.Map;
import studio.eligen.agent.designer.lexicon.Numerals;
import studio.eligen.agent.designer.lexicon.WordList;

/** Reads how many: "two", "a few". */
public final class Counts {

  /** Each with the number that is drawn of what is told no number. */
  private static final Map<String, String> ROUGH = WordList.facts("rough-counts");

  private static final String[] PHRASES = WordList.phrases("rough-counts");

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
    int mark = reading.mark();
    if (reading.accept(PHRASES)) {
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
