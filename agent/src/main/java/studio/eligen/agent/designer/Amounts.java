package studio.eligen.agent.designer;

import java.util.Set;

/** Reads how much: "a little", "a lot", "by 20 %", "50 px". */
final class Amounts {

  private static final Set<String> LITTLE =
      Set.of("a little bit", "a little", "a bit", "a touch", "a tad", "slightly", "somewhat");
  private static final Set<String> LOT =
      Set.of("a lot", "much", "far", "way", "a great deal", "considerably", "very far");

  private Amounts() {}

  /** How much was said. */
  enum Degree {
    LITTLE,
    USUAL,
    LOT,
    /** As a number: see {@link Amount#number}. */
    PERCENT,
    PIXELS
  }

  record Amount(Degree degree, double number) {
    static final Amount USUAL = new Amount(Degree.USUAL, 0);

    boolean isUsual() {
      return degree == Degree.USUAL;
    }
  }

  /** Reads an amount, or none: then {@link Amount#USUAL}, and the reading stays where it was. */
  static Amount read(Reading reading) {
    int mark = reading.mark();
    boolean by = reading.accept("by");
    if (reading.accept(LITTLE.toArray(String[]::new))) {
      return new Amount(Degree.LITTLE, 0);
    }
    if (reading.accept(LOT.toArray(String[]::new))) {
      return new Amount(Degree.LOT, 0);
    }
    if (reading.peek().matches("\\d{1,5}(\\.\\d{1,3})?")) {
      double number = Double.parseDouble(reading.next());
      if (reading.accept("%", "percent", "per cent")) {
        return new Amount(Degree.PERCENT, number);
      }
      if (reading.accept("px", "pixels", "pixel") || by) {
        return new Amount(Degree.PIXELS, number);
      }
    }
    reading.back(mark);
    return Amount.USUAL;
  }
}
