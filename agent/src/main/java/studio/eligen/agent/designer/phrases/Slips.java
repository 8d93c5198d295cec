package studio.eligen.agent.designer.phrases;

import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import studio.eligen.agent.designer.lexicon.EverydayThings;
import studio.eligen.agent.designer.lexicon.Nouns;
import studio.eligen.agent.designer.lexicon.PartsOfSpeech;
import studio.eligen.agent.designer.lexicon.Unknown;
import studio.eligen.agent.designer.lexicon.WordList;

/** Tells a slip of the finger from another word. */
public final class Slips {

  /** Shorter words are too easily other words with one letter changed. */
  private static final int LEAST_CHANGED = 6;

  private static final int LEAST_LETTERS = 3;

  /** A word with more of them is another word. */
  private static final int MOST_OTHER_LETTERS = 2;

  /** Of shorter words one other letter makes another word. */
  private static final int LEAST_FOR_MOST = 8;

  /** Words that are one letter away from a command's words and mean something else. */
  private static final Set<String> WORDS = WordList.words("no-slips");

  private Slips() {}

  public static boolean isWord(String word) {
    return word.length() < LEAST_LETTERS || WORDS.contains(word);
  }

  /** Whether a word is another one with two letters swapped, or one missing, doubled or wrong. */
  public static boolean isSlip(String word, String meant) {
    if (meant.length() < LEAST_LETTERS) {
      return false;
    }
    if (word.charAt(0) != meant.charAt(0)) {
      return isSwapped(word, meant);
    }
    if (!isDoubled(word, meant) && (isForm(word, meant) || isForm(meant, word))) {
      return false;
    }
    boolean missing = meant.length() > LEAST_LETTERS && isShortened(word, meant);
    return missing
        || isSwapped(word, meant)
        || isDoubled(word, meant)
        || word.length() >= LEAST_CHANGED && Unknown.distance(word, meant) == 1;
  }

  /** The everyday thing that what is no word is most like, if its letters are nearly the same. */
  public static Optional<String> thingLike(String word) {
    if (PartsOfSpeech.isWord(word) || Nouns.isGroup(word) || EverydayThings.of(word).isPresent()) {
      return Optional.empty();
    }
    int most = word.length() < LEAST_FOR_MOST ? 1 : MOST_OTHER_LETTERS;
    return EverydayThings.names().stream()
        .filter(name -> !name.equals(word) && name.charAt(0) == word.charAt(0))
        .filter(name -> Unknown.distance(word, name) <= most)
        .min(
            Comparator.comparing((String name) -> !isMistyped(word, name))
                .thenComparing(name -> Unknown.distance(word, name)));
  }

  /** Whether letters have only changed places, or one is typed twice or not at all. */
  public static boolean isMistyped(String word, String meant) {
    boolean first = word.charAt(0) == meant.charAt(0);
    return isSwapped(word, meant) || first && (isDoubled(word, meant) || isShortened(word, meant));
  }

  /** Whether the longer is a form of the shorter: "closer" of "close", "removed" of "remove". */
  private static boolean isForm(String shorter, String longer) {
    return longer.length() == shorter.length() + 1
        && longer.startsWith(shorter)
        && "rsdynt".indexOf(longer.charAt(longer.length() - 1)) >= 0;
  }

  /** Whether only one letter is missing. */
  private static boolean isShortened(String word, String meant) {
    for (int i = 1; word.length() + 1 == meant.length() && i < meant.length(); i++) {
      if ((meant.substring(0, i) + meant.substring(i + 1)).equals(word)) {
        return true;
      }
    }
    return false;
  }

  /** Whether only one letter was typed twice. */
  private static boolean isDoubled(String word, String meant) {
    for (int i = 0; word.length() == meant.length() + 1 && i < meant.length(); i++) {
      if ((meant.substring(0, i + 1) + meant.substring(i)).equals(word)) {
        return true;
      }
    }
    return false;
  }

  /** Whether only two letters beside each other have changed places. */
  private static boolean isSwapped(String word, String meant) {
    for (int i = 0; word.length() == meant.length() && i + 1 < word.length(); i++) {
      String swapped =
          word.substring(0, i) + word.charAt(i + 1) + word.charAt(i) + word.substring(i + 2);
      if (swapped.equals(meant)) {
        return true;
      }
    }
    return false;
  }
}
