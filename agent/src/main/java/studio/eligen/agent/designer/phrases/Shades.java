package studio.eligen.agent.designer.phrases;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import studio.eligen.agent.designer.lexicon.Colours;
import studio.eligen.agent.designer.lexicon.WordList;

/** Words before a colour that tell more of it: "dark blue", "solid red". */
public final class Shades {

  private static final Set<String> WORDS = WordList.words("shades");

  private Shades() {}

  /** The words without those that stand before a colour and tell more of it. */
  public static List<String> without(List<String> words, Colours colours) {
    List<String> rest = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      boolean shade =
          i + 1 < words.size() && isOne(words.get(i)) && colours.isColour(words.get(i + 1));
      if (!shade) {
        rest.add(words.get(i));
      }
    }
    return rest;
  }

  public static boolean isOne(String word) {
    return WORDS.contains(word);
  }
}
