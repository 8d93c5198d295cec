package studio.eligen.agent.designer.language;

import java.util.Set;
import studio.eligen.agent.designer.lexicon.WordList;

/** Words before a colour that tell more of it: "dark blue", "solid red". */
final class Shades {

  private static final Set<String> WORDS = WordList.words("shades");

  private Shades() {}

  static boolean isOne(String word) {
    return WORDS.contains(word);
  }
}
