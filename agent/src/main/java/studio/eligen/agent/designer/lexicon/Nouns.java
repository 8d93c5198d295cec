package studio.eligen.agent.designer.lexicon;

import java.util.List;
import java.util.Set;

/** Finds the word that names a thing among those that tell more of it. */
public final class Nouns {

  private static final Set<String> NOUNS_IN_ING = WordList.words("nouns-in-ing");

  private Nouns() {}

  /** The word that says what it is: "cat" in "white cat with a hat". */
  public static String head(List<String> words) {
    return words.get(headIndex(words));
  }

  /** Whether a word says what something does: "reading", and not "building". */
  public static boolean isDoing(String word) {
    return word.endsWith("ing") && !NOUNS_IN_ING.contains(word);
  }

  /** Where the word is that says what it is, counted from 0. */
  public static int headIndex(List<String> words) {
    for (int i = 1; i < words.size(); i++) {
      boolean does = i + 1 < words.size() && Words.isArticle(words.get(i + 1));
      boolean doing = isDoing(words.get(i)) || does && words.get(i).endsWith("ing");
      if (List.of("with", "of", "in", "on").contains(words.get(i)) || doing) {
        return i - 1;
      }
    }
    return words.size() - 1;
  }
}
