package studio.eligen.agent.designer.lexicon;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import studio.eligen.agent.designer.lexicon.Vocabulary.Place;

/** Finds the places of a vocabulary in what was said. */
public final class Places {

  private static final Set<String> PREPOSITIONS = WordList.words("prepositions");

  private static final Set<String> EMPTY_WORDS = WordList.words("place-fillers");

  private final Vocabulary vocabulary;

  public Places(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /** The phrases that say in or on what things are: "on the moon". The longest come first. */
  public String[] located() {
    return vocabulary.places().stream()
        .flatMap(place -> place.phrases().stream())
        .filter(phrase -> phrase.matches("(?:in|on|among) .*"))
        .sorted(Comparator.comparing(String::length).reversed())
        .toArray(String[]::new);
  }

  /**
   * A place that was named.
   *
   * @param phrase as it ends a caption
   */
  public record Named(Place place, String phrase) {}

  /** Whether such a word comes before a place: "on", "in". */
  public static boolean isPreposition(String word) {
    return PREPOSITIONS.contains(word);
  }

  /** The place whose phrase this scene is. */
  public Optional<Place> of(String scene) {
    return named(Words.of(scene)).map(Named::place);
  }

  /** The place that these words, with or without preposition and article, name. */
  public Optional<Named> named(List<String> words) {
    List<String> asked = content(words);
    String said = String.join(" ", words);
    Optional<Named> whole = whole(said);
    // "in blue" is how something looks, and no blue sky.
    if (whole.isPresent() || asked.stream().allMatch(Colours::names)) {
      return whole;
    }
    Named best = null;
    int most = 0;
    for (Place place : vocabulary.places()) {
      if (asked.equals(content(Words.of(place.name()))) && most == 0) {
        best = new Named(place, place.phrases().get(0));
        most = 1;
      }
      for (String phrase : place.phrases()) {
        int shared = likeness(asked, phrase);
        if (shared > most) {
          best = new Named(place, phrase);
          most = shared;
        }
      }
    }
    return Optional.ofNullable(best);
  }

  /**
   * The place that these words name in full: "the beach" does, "blue" of "on blue waves" does not.
   */
  public Optional<Named> exactly(List<String> words) {
    List<String> asked = content(words);
    return named(words)
        .filter(
            found ->
                whole(String.join(" ", words)).isPresent()
                    || asked.equals(content(Words.of(found.place().name())))
                    || asked.equals(content(Words.of(found.phrase()))));
  }

  /** The place of exactly this phrase; "under water" is "underwater". */
  private Optional<Named> whole(String said) {
    String letters = said.replace(" ", "");
    return vocabulary.places().stream()
        .flatMap(place -> place.phrases().stream().map(phrase -> new Named(place, phrase)))
        .filter(named -> named.phrase().replace(" ", "").equals(letters))
        .findFirst();
  }

  /** How well a phrase fits; 0 is not at all. */
  private static int likeness(List<String> asked, String phrase) {
    List<String> offered = content(Words.of(phrase));
    boolean sameHead = offered.contains(asked.get(asked.size() - 1));
    int shared = (int) offered.stream().filter(asked::contains).count();
    return sameHead ? shared * 10 - (asked.size() - shared) - 2 * (offered.size() - shared) : 0;
  }

  private static List<String> content(List<String> words) {
    return words.stream().filter(word -> !EMPTY_WORDS.contains(word)).toList();
  }
}
