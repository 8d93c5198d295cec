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
    int mark = reading.mark();
    reading.passArticles();
    Optional<Attribute> attribute = named(reading);
    if (attribute.isEmpty() || !reading.accept("of", "for")) {
      reading.back(mark);
      return Optional.empty();
    }
    return attribute;
  }

  /** Reads the "size" of "its size" and "the car size". */
  public static Optional<Attribute> named(Reading reading) {
    String name = NAMES.get(reading.peek());
    if (name == null) {
      return Optional.empty();
    }
    reading.next();
    return Optional.of(valueOf(name.toUpperCase(Locale.ROOT)));
  }
}
