package studio.eligen.agent.designer.lexicon;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Weathers and hours, as they end a caption: "foggy" is "in the fog". */
public final class Weather {

  private static final Map<String, String> PHRASES =
      Map.ofEntries(
          Map.entry("fog", "in the fog"),
          Map.entry("foggy", "in the fog"),
          Map.entry("mist", "in the mist"),
          Map.entry("misty", "in the mist"),
          Map.entry("rain", "in the rain"),
          Map.entry("rainy", "in the rain"),
          Map.entry("raining", "in the rain"),
          Map.entry("snow", "in the snow"),
          Map.entry("snowy", "in the snow"),
          Map.entry("snowing", "in the snow"),
          Map.entry("sunny", "in bright sunshine"),
          Map.entry("storm", "in a storm"),
          Map.entry("stormy", "in a storm"),
          Map.entry("cloudy", "under a cloudy sky"),
          Map.entry("windy", "in the wind"),
          Map.entry("dark", "in the dark"),
          Map.entry("darkness", "in the dark"),
          Map.entry("night", "at night"),
          Map.entry("midnight", "at midnight"),
          Map.entry("noon", "at noon"),
          Map.entry("day", "by day"),
          Map.entry("daytime", "by day"),
          Map.entry("morning", "in the morning"),
          Map.entry("evening", "in the evening"),
          Map.entry("dusk", "at dusk"),
          Map.entry("dawn", "at dawn"),
          Map.entry("sunset", "at sunset"),
          Map.entry("sunrise", "at sunrise"),
          Map.entry("twilight", "at twilight"),
          Map.entry("winter", "in winter"),
          Map.entry("summer", "in summer"),
          Map.entry("autumn", "in autumn"),
          Map.entry("fall", "in autumn"),
          Map.entry("spring", "in spring"),
          Map.entry("christmas", "at Christmas"),
          Map.entry("halloween", "at Halloween"));

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
