package studio.eligen.agent.designer.language;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import studio.eligen.agent.designer.placement.Amount;
import studio.eligen.agent.designer.placement.Step;

/** Reads a direction in the picture: "a little to the left", "10 percent further down". */
final class Heading {

  private static final Step NOWHERE = to(0, 0);

  private static final Map<String, Step> DIRECTIONS =
      Map.ofEntries(
          Map.entry("left", to(-1, 0)),
          Map.entry("leftwards", to(-1, 0)),
          Map.entry("right", to(1, 0)),
          Map.entry("rightwards", to(1, 0)),
          Map.entry("up", to(0, -1)),
          Map.entry("upwards", to(0, -1)),
          Map.entry("upward", to(0, -1)),
          Map.entry("higher", to(0, -1)),
          Map.entry("down", to(0, 1)),
          Map.entry("downwards", to(0, 1)),
          Map.entry("downward", to(0, 1)),
          Map.entry("lower", to(0, 1)));

  private static final Set<String> FILLERS =
      Set.of(
          "and",
          "further",
          "farther",
          "more",
          "over",
          "to",
          "towards",
          "toward",
          "the",
          "even",
          "still",
          "just",
          "straight",
          "some",
          "way",
          ",");

  /** Words after which "left" was only the beginning of "left side" or "left of the car". */
  private static final Set<String> PARTS =
      Set.of(
          ("of side corner edge half part hand border third above below under underneath next beside "
                  + "behind between near over in on at")
              .split(" "));

  private static final Set<String> ENDS =
      Set.of(
          "and",
          "a",
          "by",
          "some",
          "more",
          "then",
          "so",
          "just",
          "to",
          "slightly",
          "until",
          "quite",
          "far",
          "please",
          "further",
          "much",
          "but",
          "way",
          "half",
          "one",
          "two",
          "three",
          "up",
          "down",
          "again");

  private Heading() {}

  /** Whether a word by itself says which way. */
  static boolean isDirection(String word) {
    return DIRECTIONS.containsKey(word);
  }

  private static Step to(int across, int down) {
    return new Step(across, down, Amount.USUAL);
  }

  /** Reads a direction, or nothing and stays where it was. */
  static Optional<Step> read(Reading reading) {
    Step step = step(reading);
    return isSomewhere(step) ? Optional.of(step) : Optional.empty();
  }

  private static Step step(Reading reading) {
    int start = reading.mark();
    Step read = NOWHERE;
    while (true) {
      int mark = reading.mark();
      Amount said = Amounts.read(reading);
      int measured = reading.mark();
      reading.passOver(FILLERS);
      Amount later = Amounts.read(reading);
      Step next = DIRECTIONS.get(reading.peek());
      if (next == null) {
        boolean trailing = isSomewhere(read) && !said.isUsual();
        reading.back(trailing ? measured : mark);
        return trailing ? read.by(said) : read;
      }
      reading.next();
      boolean adjective = reading.peek(-2).equals("the") && isNoun(reading.peek());
      if (adjective || PARTS.contains(reading.peek())) {
        reading.back(start);
        return NOWHERE;
      }
      read = both(read, next).by(said).by(later);
    }
  }

  /** Whether "the left" was only the beginning of "the left dog". */
  private static boolean isNoun(String next) {
    return !next.isEmpty() && next.matches("\\p{L}+") && !ENDS.contains(next);
  }

  private static Step both(Step first, Step second) {
    return new Step(
        second.across() == 0 ? first.across() : second.across(),
        second.down() == 0 ? first.down() : second.down(),
        first.amount());
  }

  private static boolean isSomewhere(Step step) {
    return step.across() != 0 || step.down() != 0;
  }

  /** "up and left". */
  static String words(Step step) {
    String vertical = step.down() < 0 ? "up" : step.down() > 0 ? "down" : "";
    String horizontal = step.across() < 0 ? "left" : step.across() > 0 ? "right" : "";
    return vertical.isEmpty() || horizontal.isEmpty()
        ? vertical + horizontal
        : vertical + " and " + horizontal;
  }
}
