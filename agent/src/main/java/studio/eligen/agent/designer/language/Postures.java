package studio.eligen.agent.designer.language;

import studio.eligen.agent.designer.lexicon.Nouns;

/** Words for how a thing is where it is, which a picture shows anyway. */
final class Postures {

  private static final String[] WORDS = {
    "sitting",
    "standing",
    "lying",
    "sleeping",
    "resting",
    "floating",
    "flying",
    "swimming",
    "hanging",
    "parked",
    "perched",
    "hiding",
    "waiting",
    "placed",
    "located",
    "positioned",
    "that",
    "which",
    "is",
    "are",
    "somewhere",
    "in the background",
    "in the foreground",
    "in the distance",
    "at the end",
    "in the picture",
    "side by side",
    "in a row",
    "in a line",
    "next to each other",
    "beside each other"
  };

  private Postures() {}

  /**
   * Goes past such words.
   *
   * @param any whether that goes for all words in "-ing", since no thing is called so
   */
  static void pass(Reading reading, boolean any) {
    while (reading.accept(WORDS) || any && isDoing(reading)) {
      continue;
    }
  }

  /** "looking at". */
  private static boolean isDoing(Reading reading) {
    if (!Nouns.isDoing(reading.peek())) {
      return false;
    }
    reading.next();
    reading.accept(
        "at", "to", "towards", "through", "across", "along", "past", "around", "for", "from");
    return true;
  }
}
