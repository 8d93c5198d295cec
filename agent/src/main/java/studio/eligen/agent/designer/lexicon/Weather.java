package studio.eligen.agent.designer.lexicon;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Weathers and hours, as they end a caption: "foggy" is "in the fog". */
public final class Weather {

  private static final Map<String, String> PHRASES = WordList.facts("weather");

  private static final Set<String> HOURS = Set.of("evening", "morning", "afternoon");

  private static final Set<String> PHRASED_HOURS = Set.of(WordList.phrases("hours"));

  private Weather() {}

  /** The single words that name one. */
  public static List<String> words() {
    return PHRASES.keySet().stream().filter(word -> word.indexOf(' ') < 0).toList();
  }

  /** What these words, with or without an article, make of a scene. */
  public static Optional<String> of(List<String> words) {
    String said =
        String.join(" ", words)
            .replaceFirst("^(?:like |a |an |the |some |more |very |to )+", "")
            .replaceFirst(" (?:all )?around (?:it|them)$", "")
            .replaceFirst("(?<=\\w) ?(?:time|sky|day|weather|outside|landscape)$", "");
    String last = said.substring(said.lastIndexOf(' ') + 1);
    List<String> name = List.of(said.split(" "));
    if (name.get(0).matches("less|fewer") || !PHRASES.containsKey(said) && !isDescribed(name)) {
      return Optional.empty();
    }
    String phrase = PHRASES.getOrDefault(said, PHRASES.get(last));
    if (phrase == null || phrase.equals(PHRASES.get(said))) {
      return Optional.ofNullable(phrase);
    }
    // "a rainy evening": more of it than the phrase tells.
    String preposition = phrase.substring(0, phrase.indexOf(' '));
    String time = phrase.startsWith("in the ") && HOURS.contains(last) ? "on" : preposition;
    boolean mass = phrase.startsWith("in the ") && !HOURS.contains(last);
    return Optional.of(time + " " + (mass ? said : English.withArticle(said)));
  }

  /** "rainy evening": an adjective or two and nothing else before it. */
  private static boolean isDescribed(List<String> words) {
    List<Token> tokens = PartsOfSpeech.of(words);
    return words.size() < 4
        && tokens.subList(0, words.size() - 1).stream()
            .allMatch(t -> t.is(Tag.ADJECTIVE, Tag.ADVERB));
  }

  /** A scene with this weather, or at this hour instead of its own. */
  public static String joined(String scene, String phrase) {
    String before = scene;
    for (String hour : PHRASED_HOURS.contains(phrase) ? PHRASED_HOURS : Set.<String>of()) {
      before = before.replaceFirst("(?:^|,? )" + hour + "$", "");
    }
    boolean told = before.contains(phrase);
    return told ? before : before.isEmpty() ? phrase : before + ", " + phrase;
  }

  /** What a scene is without a weather that comes on top of it; empty where it is all of it. */
  public static Optional<String> without(String scene, List<String> words) {
    return of(words)
        .map(weather -> scene.replaceFirst(",? ?" + weather + "$", ""))
        .filter(left -> !left.isEmpty());
  }

  /** Whether a scene is a weather or an hour. */
  public static boolean isPhrase(String scene) {
    return PHRASES.containsValue(scene);
  }
}
