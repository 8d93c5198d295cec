package studio.eligen.agent.designer.language;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import studio.eligen.agent.designer.placement.Amount;

/** Reads how much: "a little", "a lot", "by 20 %", "50 px". */
final class Amounts {

  private static final Set<String> LITTLE =
      Set.of(
          "just a little bit",
          "just a little",
          "just a bit",
          "a little bit",
          "a little",
          "a bit",
          "bit",
          "little bit",
          "a touch",
          "a notch",
          "a tiny bit",
          "a fraction",
          "an inch",
          "a tad",
          "a smidge",
          "a hair",
          "slightly",
          "somewhat",
          "a wee bit");
  private static final Set<String> LOT =
      Set.of(
          "quite a bit",
          "quite a lot",
          "a whole lot",
          "a lot",
          "lots",
          "much",
          "far",
          "way",
          "a good deal",
          "a great deal",
          "a good bit",
          "considerably",
          "significantly",
          "very far");

  /** Parts of the picture, in percent. */
  private static final Map<String, Double> PARTS =
      Map.of(
          "a quarter",
          25.0,
          "one quarter",
          25.0,
          "a third",
          100 / 3.0,
          "one third",
          100 / 3.0,
          "half",
          50.0,
          "a half",
          50.0,
          "a fifth",
          20.0,
          "a tenth",
          10.0);

  /** Longer phrases before shorter ones that they begin with. */
  private static final String[] LITTLE_FIRST = longestFirst(LITTLE);

  private static final String[] LOT_FIRST = longestFirst(LOT);

  private static final String[] OF_ALL = {
    "of the picture",
    "of the image",
    "the picture",
    "the image",
    "of the width",
    "of the height",
    "the width",
    "the height",
    "of the way",
    "of the screen"
  };

  private Amounts() {}

  /** Reads an amount, or none: then {@link Amount#USUAL}, and the reading stays where it was. */
  static Amount read(Reading reading) {
    int mark = reading.mark();
    boolean by = reading.accept("by");
    if (reading.accept(LITTLE_FIRST)) {
      return Amount.LITTLE;
    }
    if (reading.accept(LOT_FIRST)) {
      return Amount.LOT;
    }
    Optional<Amount> counted =
        steps(reading).or(() -> part(reading)).or(() -> measured(reading, by));
    if (counted.isEmpty()) {
      reading.back(mark);
    }
    return counted.orElse(Amount.USUAL);
  }

  /** "two steps". */
  private static Optional<Amount> steps(Reading reading) {
    int mark = reading.mark();
    Integer steps = Counts.read(reading);
    if (steps != null && reading.accept("steps")) {
      return Optional.of(Amount.steps(Math.min(5, steps)));
    }
    reading.back(mark);
    return Optional.empty();
  }

  /** "a third of the picture". */
  private static Optional<Amount> part(Reading reading) {
    int mark = reading.mark();
    for (Map.Entry<String, Double> part : PARTS.entrySet()) {
      if (reading.accept(part.getKey())
          && (reading.accept(OF_ALL) || Sizes.isComparative(reading.peek()))) {
        return Optional.of(Amount.percent(part.getValue()));
      }
      reading.back(mark);
    }
    return Optional.empty();
  }

  /** "20 %", "50 px"; without a unit only after "by". */
  private static Optional<Amount> measured(Reading reading, boolean by) {
    int mark = reading.mark();
    if (reading.peek().matches("\\d{1,5}(\\.\\d{1,3})?")) {
      double number = Double.parseDouble(reading.next());
      if (reading.accept("%", "percent", "per cent")) {
        return Optional.of(Amount.percent(number));
      }
      if (reading.accept("px", "pixels", "pixel") || by) {
        return Optional.of(Amount.pixels(number));
      }
    }
    reading.back(mark);
    return Optional.empty();
  }

  private static String[] longestFirst(Set<String> phrases) {
    return phrases.stream()
        .sorted(Comparator.comparingInt(String::length).reversed())
        .toArray(String[]::new);
  }
}
