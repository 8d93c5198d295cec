package studio.eligen.agent.designer.lexicon;

import java.util.Map;

/** Words for how large a new thing shall be. */
public final class SizeWords {

  private static final Map<String, Double> SCALES =
      Map.of(
          "tiny", 0.6,
          "little", 0.8,
          "small", 0.8,
          "big", 1.25,
          "large", 1.25,
          "huge", 1.6,
          "giant", 1.6,
          "gigantic", 1.6,
          "enormous", 1.6);

  private SizeWords() {}

  public static boolean knows(String word) {
    return SCALES.containsKey(word);
  }

  /** What such a word makes of a thing's usual size: 0.8 for "small"; 1 for any other word. */
  public static double scale(String word) {
    return SCALES.getOrDefault(word, 1.0);
  }
}
