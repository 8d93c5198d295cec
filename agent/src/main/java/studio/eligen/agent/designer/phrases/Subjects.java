package studio.eligen.agent.designer.phrases;

import studio.eligen.agent.designer.lexicon.WordList;

/** Words for the picture as a whole. */
public final class Subjects {

  private static final String[] ALL = WordList.phrases("whole-picture");

  private Subjects() {}

  /** Goes past words that mean, or can mean, the whole picture. */
  public static boolean all(Reading reading) {
    return reading.accept(ALL);
  }
}
