package studio.eligen.agent.designer;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Puts right what is surely a slip of the finger: "mvoe", "buterfly". */
final class Spelling {

  /** Shorter words are too easily other words with one letter changed. */
  private static final int LEAST_LETTERS = 6;

  private static final int LEAST_SWAPPED = 4;

  private final Vocabulary vocabulary;
  private final Set<String> known = new LinkedHashSet<>();

  Spelling(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
    known.addAll(Clauses.VERBS);
    known.addAll(
        List.of(
            "background", "picture", "bigger", "smaller", "middle", "corner", "between", "behind"));
    if (!vocabulary.isOpen()) {
      vocabulary.things().forEach(thing -> known.addAll(Words.of(thing.name())));
      vocabulary.things().forEach(thing -> thing.aliases().forEach(a -> known.addAll(Words.of(a))));
      known.addAll(vocabulary.colours());
    }
  }

  List<String> corrected(List<String> words) {
    List<String> corrected = new ArrayList<>();
    for (String word : words) {
      corrected.add(isWord(word) ? word : near(word));
    }
    return corrected;
  }

  private boolean isWord(String word) {
    return word.length() < LEAST_SWAPPED
        || known.contains(word)
        || vocabulary.thing(word).isPresent()
        || Plurals.singulars(word).stream().anyMatch(known::contains);
  }

  /** The only known word that it can have been meant for, or the word itself. */
  private String near(String word) {
    List<String> near = known.stream().filter(other -> isSlip(word, other)).toList();
    return near.size() == 1 ? near.get(0) : word;
  }

  private static boolean isSlip(String word, String meant) {
    if (word.charAt(0) != meant.charAt(0)) {
      return false;
    }
    if (isSwapped(word, meant)) {
      return true;
    }
    return word.length() >= LEAST_LETTERS && Unknown.distance(word, meant) == 1;
  }

  /** Whether only two letters beside each other have changed places. */
  private static boolean isSwapped(String word, String meant) {
    for (int i = 1; word.length() == meant.length() && i + 1 < word.length(); i++) {
      String swapped =
          word.substring(0, i) + word.charAt(i + 1) + word.charAt(i) + word.substring(i + 2);
      if (swapped.equals(meant)) {
        return true;
      }
    }
    return false;
  }
}
