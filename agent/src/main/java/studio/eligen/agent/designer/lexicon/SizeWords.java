package studio.eligen.agent.designer.lexicon;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Words for how large a thing is or shall be. */
public final class SizeWords {

  private static final Map<String, Double> SCALES = new HashMap<>();
  private static final Map<String, Effect> COMPARATIVES = new HashMap<>();
  private static final Map<String, Effect> ABSOLUTES = new HashMap<>();

  static {
    WordList.facts("sizes").forEach((word, scale) -> SCALES.put(word, Double.valueOf(scale)));
    WordList.facts("absolutes").forEach((word, sides) -> ABSOLUTES.put(word, sides(sides)));
    WordList.facts("comparatives").forEach((word, sides) -> COMPARATIVES.put(word, sides(sides)));
  }

  private SizeWords() {}

  /** Which sides grow (1), shrink (-1) or stay (0). */
  public record Effect(int across, int down) {}

  /** Whether a word says how large a new thing is: "small". */
  public static boolean knows(String word) {
    return SCALES.containsKey(word);
  }

  /** What such a word makes of a thing's usual size: 0.8 for "small"; 1 for any other word. */
  public static double scale(String word) {
    return SCALES.getOrDefault(word, 1.0);
  }

  /** What a word such as "wider" does to the sides of a thing. */
  public static Optional<Effect> comparative(String word) {
    return Optional.ofNullable(COMPARATIVES.get(word));
  }

  /** Which sides a word such as "tall" speaks of, which says how a thing is. */
  public static Optional<Effect> absolute(String word) {
    return Optional.ofNullable(ABSOLUTES.get(word));
  }

  private static Effect sides(String written) {
    String[] sides = written.split(" ");
    return new Effect(Integer.parseInt(sides[0]), Integer.parseInt(sides[1]));
  }
}
