package studio.eligen.agent.designer.phrases;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import studio.eligen.agent.designer.lexicon.WordList;

/** What about a thing a command speaks of: "the size of the car", "the car's colour". */
public enum Attribute {
  SIZE,
  HEIGHT,
  WIDTH,
  COLOUR,
  PLACE,
  NUMBER,
  LOOK;

  private static final Map<String, String> NAMES = WordList.facts("attributes");

  /** What a thing becomes when this side alone grows, and when it shrinks. */
  public Optional<List<String>> side() {
    return switch (this) {
      case HEIGHT -> Optional.of(List.of("taller", "shorter"));
      case WIDTH -> Optional.of(List.of("wider", "narrower"));
      default -> Optional.empty();
    };
  }

  /** Reads "the size of", or nothing and stays where it was. */
  public static Optional<Attribute> read(Reading reading) {
    return reading.first(
        () -> {
          reading.passArticles();
          return named(reading).filter(found -> reading.accept("of", "for"));
        });
  }

  /** Reads the "size" of "its size" and "the car size". */
  public static Optional<Attribute> named(Reading reading) {
    return reading.first(
        () -> {
          reading.accept("surface", "overall", "exact");
          return Optional.ofNullable(NAMES.get(reading.next()))
              .map(name -> valueOf(name.toUpperCase(Locale.ROOT)));
        });
  }
}
