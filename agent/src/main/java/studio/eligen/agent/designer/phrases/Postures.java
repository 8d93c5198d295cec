package studio.eligen.agent.designer.phrases;

import studio.eligen.agent.designer.lexicon.WordList;

/** Words for how a thing is where it is, which a picture shows anyway. */
public final class Postures {

  private static final String[] PHRASES = WordList.phrases("postures");

  private Postures() {}

  /**
   * Goes past such words.
   *
   * @param any whether that goes for all words in "-ing", since no thing is called so
   */
  public static void pass(Reading reading, boolean any) {
    while (reading.accept(PHRASES) || any && isDoing(reading)) {
      continue;
    }
  }

  /** "looking at". */
  private static boolean isDoing(Reading reading) {
    if (!reading.token(0).isParticiple()) {
      return false;
    }
    reading.next();
    reading.accept(
        "at", "to", "towards", "through", "across", "along", "past", "around", "for", "from");
    return true;
  }
}
