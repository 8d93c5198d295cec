package studio.eligen.agent.designer.language;

import studio.eligen.agent.designer.lexicon.WordList;

/** Words for the picture as a whole. */
final class Subjects {

  private static final String[] ALL = WordList.phrases("whole-picture");

  private Subjects() {}

  /** Goes past words that mean, or can mean, the whole picture. */
  static boolean all(Reading reading) {
    return reading.accept(ALL);
  }
}
