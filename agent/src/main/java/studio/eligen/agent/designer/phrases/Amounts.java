package studio.eligen.agent.designer.phrases;

import java.util.Map;
import java.util.Optional;
import studio.eligen.agent.designer.lexicon.SizeWords;
import studio.eligen.agent.designer.lexicon.WordList;
import studio.eligen.agent.designer.placement.Amount;

/** Reads how much: "a little", "a lot", "by 20 %", "50 px". */
public final class Amounts {

  private static final Map<String, String> WORDS = WordList.facts("amounts");

  /** Each with its share, such as "1/4". */
  private static final Map<String, String> PARTS = WordList.facts("parts");

  private static final String[] OF_ALL = WordList.phrases("of-the-picture");

  private Amounts() {}

  /** Reads an amount, or none: then {@link Amount#USUAL}, and the reading stays where it was. */
  public static Amount read(Reading reading) {
    int mark = reading.mark();
    boolean by = reading.accept("by");
    reading.accept("just", "only", "maybe", "perhaps");
    Optional<String> said = reading.accept(WORDS);
    reading.back(said.isPresent() ? reading.mark() : by ? mark + 1 : mark);
    if (said.isPresent()) {
      return said.get().equals("lot") ? Amount.LOT : Amount.LITTLE;
    }
    Optional<Amount> counted =
        reading.first(() -> steps(reading), () -> part(reading, by), () -> measured(reading, by));
    if (counted.isEmpty()) {
      reading.back(mark);
    }
    return counted.orElse(Amount.USUAL);
  }

  /** "two steps". */
  private static Optional<Amount> steps(Reading reading) {
    Integer steps = Counts.read(reading);
    return steps != null && reading.accept("steps")
        ? Optional.of(Amount.steps(Math.min(5, steps)))
        : Optional.empty();
  }

  /** "a third of the picture". */
  private static Optional<Amount> part(Reading reading, boolean by) {
    return reading
        .accept(PARTS)
        .filter(
            part ->
                reading.accept(OF_ALL) || by || SizeWords.comparative(reading.peek()).isPresent())
        .map(part -> Amount.percent(percent(part)));
  }

  /** "20 %", "50 px"; without a unit only after "by". */
  private static Optional<Amount> measured(Reading reading, boolean by) {
    if (reading.peek().matches("\\d{1,5}(\\.\\d{1,3})?")) {
      double number = Double.parseDouble(reading.next());
      if (reading.accept("%", "percent", "per cent")) {
        return Optional.of(Amount.percent(number));
      }
      if (reading.accept("px", "pixels", "pixel") || by) {
        return Optional.of(Amount.pixels(number));
      }
    }
    return Optional.empty();
  }

  private static double percent(String share) {
    String[] parts = share.split("/");
    return 100.0 * Integer.parseInt(parts[0]) / Integer.parseInt(parts[1]);
  }
}
