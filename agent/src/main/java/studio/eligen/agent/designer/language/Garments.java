package studio.eligen.agent.designer.language;

import java.util.Set;
import studio.eligen.agent.designer.lexicon.Vocabulary;
import studio.eligen.agent.designer.lexicon.WordList;
import studio.eligen.agent.designer.lexicon.Words;

/** Clothes, which belong to who is in them: "a fox in a red scarf". */
final class Garments {

  private static final Set<String> NAMES = WordList.words("garments");

  private static final int LONGEST = 5;

  private Garments() {}

  static boolean isOne(String name) {
    return NAMES.contains(name);
  }

  /**
   * Whether "in a red scarf" comes next, or its article after that "in", where any words can be
   * drawn.
   */
  static boolean follow(Reading reading, Vocabulary vocabulary) {
    if (!vocabulary.isOpen()) {
      return false;
    }
    boolean preposition = reading.peek().equals("in");
    boolean article = Words.isArticle(reading.peek()) && reading.peek(-1).equals("in");
    for (int i = 1; (preposition || article) && i < LONGEST; i++) {
      String word = reading.peek(i);
      if (NAMES.contains(word)) {
        return true;
      }
      if (i > 1 && Words.isStop(word)) {
        return false;
      }
    }
    return false;
  }
}
