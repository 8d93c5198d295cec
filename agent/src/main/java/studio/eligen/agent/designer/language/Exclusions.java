package studio.eligen.agent.designer.language;

import java.util.ArrayList;
import java.util.List;
import studio.eligen.agent.designer.lexicon.Words;

/** What a description says shall not be there: "without cars", "no people", "that has no handle". */
final class Exclusions {

  private static final String[] LEADS = {
    "without any",
    "without a single",
    "without",
    "with no",
    "that has no",
    "that have no",
    "which has no",
    "who has no",
    "that does not have",
    "that do not have",
    "free of",
    "empty of",
    "devoid of",
    "and no",
    "but no",
    ", no",
    "no",
    "not any"
  };

  private static final String[] WHERE = {
    "on it", "in it", "on them", "in them", "at all", "anywhere", "around", "in the picture",
    "in sight", "inside", "else"
  };

  private final List<String> names = new ArrayList<>();

  /** Goes past what shall not be there, if that comes next. */
  boolean read(Reading reading) {
    int mark = reading.mark();
    if (reading.accept("with nothing", "and nothing", "nothing") && reading.accept(WHERE)) {
      reading.accept("but", "except", "except for");
      return true;
    }
    reading.back(mark);
    reading.accept("there is", "there are", "there should be", "has", "have", "but", "and", ",");
    if (!(reading.accept(LEADS) || doesNot(reading)) || !one(reading)) {
      reading.back(mark);
      return false;
    }
    int end = reading.mark();
    while (reading.accept("or", "nor", "and no", ", no", "or any", "and without") && one(reading)) {
      end = reading.mark();
    }
    reading.back(end);
    reading.accept(WHERE);
    return true;
  }

  /** "not wearing", "who is not holding". */
  private static boolean doesNot(Reading reading) {
    reading.accept("that is", "that are", "who is", "who are", "which is", "is", "are");
    return reading.accept("not") && reading.token(0).isParticiple() && !reading.next().isEmpty();
  }

  private boolean one(Reading reading) {
    int length = reading.phraseLength();
    if (length == 0) {
      return false;
    }
    names.add(String.join(" ", Words.withoutArticle(reading.rest().subList(0, length))));
    reading.skip(length);
    return true;
  }

  /** What was named so far, in the order of its naming. */
  List<String> names() {
    return names;
  }
}
