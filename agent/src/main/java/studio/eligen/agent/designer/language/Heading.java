package studio.eligen.agent.designer.language;

import java.util.Map;
import java.util.Set;
import studio.eligen.agent.designer.language.Amounts.Amount;

/**
 * A direction in the picture: "a little to the left", "up and right", "10 percent further down".
 *
 * @param across -1 left, 1 right
 * @param down -1 up, 1 down
 */
record Heading(int across, int down, Amount amount) {

  private static final Heading NOWHERE = new Heading(0, 0, Amount.USUAL);

  private static final Map<String, Heading> DIRECTIONS =
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

  private static Heading to(int across, int down) {
    return new Heading(across, down, Amount.USUAL);
  }

  /** Reads a direction; nowhere, and stays where it was, if none comes next. */
  static Heading read(Reading reading) {
    int start = reading.mark();
    Heading read = NOWHERE;
    while (true) {
      int mark = reading.mark();
      Amount said = Amounts.read(reading);
      int measured = reading.mark();
      reading.passOver(FILLERS);
      Amount later = Amounts.read(reading);
      Heading next = DIRECTIONS.get(reading.peek());
      if (next == null) {
        boolean trailing = read.isSomewhere() && !said.isUsual();
        reading.back(trailing ? measured : mark);
        return trailing ? read.by(said) : read;
      }
      reading.next();
      boolean adjective = reading.peek(-2).equals("the") && isNoun(reading.peek());
      if (adjective || PARTS.contains(reading.peek())) {
        reading.back(start);
        return NOWHERE;
      }
      read = read.and(next).by(said).by(later);
    }
  }

  /** Whether "the left" was only the beginning of "the left dog". */
  private static boolean isNoun(String next) {
    return !next.isEmpty() && next.matches("\\p{L}+") && !ENDS.contains(next);
  }

  Heading opposite() {
    return new Heading(-across, -down, amount);
  }

  Heading by(Amount said) {
    return said.isUsual() ? this : new Heading(across, down, said);
  }

  private Heading and(Heading other) {
    return new Heading(
        other.across == 0 ? across : other.across, other.down == 0 ? down : other.down, amount);
  }

  boolean isSomewhere() {
    return across != 0 || down != 0;
  }

  String words() {
    String vertical = down < 0 ? "up" : down > 0 ? "down" : "";
    String horizontal = across < 0 ? "left" : across > 0 ? "right" : "";
    return vertical.isEmpty() || horizontal.isEmpty()
        ? vertical + horizontal
        : vertical + " and " + horizontal;
  }
}
