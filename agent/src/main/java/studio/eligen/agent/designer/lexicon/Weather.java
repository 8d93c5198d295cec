package studio.eligen.agent.designer.lexicon;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Weathers and hours, as they end a caption: "foggy" is "in the fog". */
public final class Weather {

  private static final Map<String, String> PHRASES = WordList.facts("weather");

  private Weather() {}

  /** What these words, with or without an article, make of a scene. */
  public static Optional<String> of(List<String> words) {
    String said =
        String.join(" ", words)
            .replaceFirst("^(?:like |a |an |the |some |more |very |to )+", "")
            .replaceFirst(" ?(?:time|sky|day|weather|outside)$", "");
    return Optional.ofNullable(PHRASES.get(said));
  }

  /** Whether a scene is a weather or an hour. */
  public static boolean isPhrase(String scene) {
    return PHRASES.containsValue(scene);
  }
}
