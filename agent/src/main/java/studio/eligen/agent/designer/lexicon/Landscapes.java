package studio.eligen.agent.designer.lexicon;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Words for surroundings, which are a scene even where any noun can be a thing. */
public final class Landscapes {

  /** Each with the word before it: one is on the surface of some, and in the others inside. */
  private static final Map<String, String> PREPOSITIONS = WordList.facts("landscapes");

  /** Of these there is no "a": "in space". */
  private static final Set<String> BARE =
      Set.of("grass", "ice", "sand", "snow", "space", "underwater", "water");

  private static final Set<String> PROPER = WordList.words("proper-places");

  /** No such name has more words: "rio de janeiro". */
  private static final int LONGEST_PROPER = 3;

  private static final Set<String> ENDS =
      Set.of(
          ",", "and", "with", "of", "in", "on", "at", "by", "near", "under", "during", "is", "are");

  private Landscapes() {}

  /** The single words that name one. */
  public static List<String> words() {
    return PREPOSITIONS.keySet().stream().filter(word -> word.indexOf(' ') < 0).toList();
  }

  /** Such a place as it ends a caption: "on a beach". */
  public static String phrase(List<String> words) {
    return (PREPOSITIONS.getOrDefault(head(words), "in") + " " + called(words)).strip();
  }

  /** Its name, with an article where it needs one: "a kitchen", "outer space". */
  public static String called(List<String> words) {
    String said = String.join(" ", words).replace(" ,", ",");
    String head = head(words);
    boolean bare =
        Words.isArticle(words.get(0))
            || !isNamed(List.of(head))
            || Plurals.isPlural(head)
            || BARE.contains(head)
            || isProper(words);
    return bare ? said : English.withArticle(said);
  }

  private static String head(List<String> words) {
    int end = end(words);
    String two = String.join(" ", words.subList(Math.max(0, end - 2), end));
    return PREPOSITIONS.containsKey(two) ? two : words.get(end - 1);
  }

  /** Whether these words, up to the next separator, end in such a word. */
  public static boolean isNamed(List<String> words) {
    int end = end(words);
    return end > 0
        && (PREPOSITIONS.containsKey(words.get(end - 1))
            || end > 1 && PREPOSITIONS.containsKey(String.join(" ", words.subList(end - 2, end)))
            || isProper(words)
            || EverydayThings.isA(String.join(" ", words.subList(0, end)), "site"));
  }

  /** The same of a place without a name of its own. */
  public static boolean isCommon(List<String> words) {
    return isNamed(words) && !isProper(words);
  }

  /** Whether it ends in a name of its own: "ancient rome", "new york city". */
  private static boolean isProper(List<String> words) {
    int end = end(words);
    return IntStream.rangeClosed(1, Math.min(end, LONGEST_PROPER))
        .anyMatch(length -> PROPER.contains(String.join(" ", words.subList(end - length, end))));
  }

  /** Where what they are by themselves ends: at the "with" of "a beach with palms". */
  private static int end(List<String> words) {
    int end = 0;
    while (end < words.size() && !(end > 0 && ENDS.contains(words.get(end)))) {
      end++;
    }
    return end;
  }
}
