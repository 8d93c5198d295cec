package studio.eligen.agent.designer.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import studio.eligen.agent.designer.language.Rule.Outcome;
import studio.eligen.agent.designer.lexicon.WordList;
import studio.eligen.agent.designer.phrases.Amounts;
import studio.eligen.agent.designer.phrases.Heading;
import studio.eligen.agent.designer.phrases.Reading;
import studio.eligen.agent.designer.placement.Amount;

/**
 * Reads what things of the picture shall become: larger, blue, in front, further left, on the
 * table.
 */
final class Predicates {

  /** What helps against "too big": the way back. */
  private static final Map<String, String> REMEDIES = WordList.facts("remedies");

  /** What helps against "not big enough". */
  private static final Map<String, String> MORE =
      Map.of(
          "big", "bigger",
          "large", "bigger",
          "small", "smaller",
          "tall", "taller",
          "wide", "wider",
          "high", "higher",
          "low", "lower");

  private interface Predicate {
    Optional<Outcome> read(List<String> ids, Reading reading, Context context);
  }

  private static final List<Predicate> ALL =
      List.of(
          Removing::become,
          States::become,
          Predicates::remedy,
          Resizing::become,
          Colouring::become,
          Layering::become,
          Moving::become);

  private Predicates() {}

  /** Reads what these shall become, or nothing and stays where it was. */
  static Optional<Outcome> read(List<String> ids, Reading reading, Context context) {
    int mark = reading.mark();
    for (Predicate predicate : ALL) {
      Optional<Outcome> outcome = predicate.read(ids, reading, context);
      if (outcome.isPresent()) {
        return outcome;
      }
      reading.back(mark);
    }
    return Optional.empty();
  }

  /** "a bit too big", "a bit big", "too far to the left": what is wished is the opposite. */
  private static Optional<Outcome> remedy(List<String> ids, Reading reading, Context context) {
    if (reading.accept("not") && reading.peek(1).equals("enough")) {
      String more = MORE.get(reading.next());
      reading.next();
      return more == null ? Optional.empty() : read(ids, new Reading(List.of(more)), context);
    }
    boolean told = reading.peek(-1).matches("is|are|was|were|seems?|looks");
    Amount amount = Amounts.read(reading);
    boolean toldLittle =
        told
            && amount == Amount.LITTLE
            && REMEDIES.containsKey(reading.peek())
            && reading.peek(1).isEmpty();
    if (!toldLittle && !reading.accept("too")) {
      return Optional.empty();
    }
    if (reading.accept("close to", "near to", "near")) {
      List<String> away = new ArrayList<>(List.of("further", "away", "from"));
      away.addAll(reading.rest());
      reading.skip(away.size());
      return read(ids, new Reading(away), context);
    }
    String remedy = REMEDIES.get(reading.peek());
    if (remedy != null) {
      reading.next();
      return read(ids, new Reading(List.of(remedy)), context);
    }
    reading.accept("far", "much");
    return Heading.read(reading)
        .map(step -> Moving.moved(ids, step.opposite().by(amount), context));
  }
}
