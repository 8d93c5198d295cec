package studio.eligen.agent.designer.phrases;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import studio.eligen.agent.designer.lexicon.WordList;
import studio.eligen.agent.designer.placement.Amount;
import studio.eligen.agent.designer.placement.Step;

/** Reads a direction in the picture: "a little to the left", "10 percent further down". */
public final class Heading {

  private static final Step NOWHERE = to(0, 0);

  private static final Map<String, Step> DIRECTIONS = new HashMap<>();
  private static final Set<String> FILLERS = WordList.words("heading-fillers");

  /** Words after which "left" was only the beginning of "left side" or "left of the car". */
  private static final Set<String> PARTS = WordList.words("side-words");

  private static final Set<String> ENDS = WordList.words("heading-ends");

  static {
    WordList.facts("headings")
        .forEach(
            (word, step) -> {
              String[] steps = step.split(" ");
              DIRECTIONS.put(word, to(Integer.parseInt(steps[0]), Integer.parseInt(steps[1])));
            });
  }

  private Heading() {}

  /** Whether a word by itself says which way. */
  public static boolean isDirection(String word) {
    return DIRECTIONS.containsKey(word);
  }

  private static Step to(int across, int down) {
    return new Step(across, down, Amount.USUAL);
  }

  /** Reads a direction, or nothing and stays where it was. */
  public static Optional<Step> read(Reading reading) {
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
  public static String words(Step step) {
    String vertical = step.down() < 0 ? "up" : step.down() > 0 ? "down" : "";
    String horizontal = step.across() < 0 ? "left" : step.across() > 0 ? "right" : "";
    return vertical.isEmpty() || horizontal.isEmpty()
        ? vertical + horizontal
        : vertical + " and " + horizontal;
  }
}
