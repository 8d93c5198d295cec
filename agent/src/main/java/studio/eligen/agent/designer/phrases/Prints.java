package studio.eligen.agent.designer.phrases;

import java.util.Set;
import studio.eligen.agent.designer.lexicon.EverydayThings;

/** What is on a flag or a shirt, and is no thing beside it. */
final class Prints {

  private static final Set<String> PRINTS =
      Set.of("drawing", "picture", "image", "print", "logo", "symbol", "sign", "pattern", "design");

  /** What has pictures on it. */
  private static final String[] PRINTED = {
    "clothing", "flag", "banner", "poster", "sign", "mug", "stamp", "playing card", "balloon"
  };

  private Prints() {}

  /** Goes past it, with the words that say where it is. */
  static boolean read(Reading reading, String owner) {
    return reading.any(() -> printed(reading), () -> printedOn(reading, owner));
  }

  /** "a drawing of a dinosaur on it": what is on a flag or a shirt is no thing beside it. */
  private static boolean printed(Reading reading) {
    boolean picture = PRINTS.contains(reading.nextNoun()) && reading.acceptPhrase();
    reading.any(() -> picture && reading.accept("of") && reading.acceptPhrase());
    return picture
        && reading.accept("on it", "on them", "on the front", "on the side", "on top of it");
  }

  /** "a dinosaur on it", where it is a flag or a shirt. */
  private static boolean printedOn(Reading reading, String owner) {
    return EverydayThings.isAny(owner, PRINTED)
        && reading.acceptPhrase()
        && reading.accept("on it", "on them", "on the front", "on the back", "on the chest");
  }
}
