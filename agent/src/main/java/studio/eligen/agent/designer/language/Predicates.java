package studio.eligen.agent.designer.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import studio.eligen.agent.design.DesignEdit;
import studio.eligen.agent.designer.language.Rule.Outcome;
import studio.eligen.agent.designer.lexicon.Vocabulary.Stands;
import studio.eligen.agent.designer.lexicon.WordList;
import studio.eligen.agent.designer.phrases.Amounts;
import studio.eligen.agent.designer.phrases.Heading;
import studio.eligen.agent.designer.phrases.Reading;
import studio.eligen.agent.designer.placement.Amount;
import studio.eligen.agent.designer.placement.Moves;
import studio.eligen.agent.designer.placement.Step;

/**
 * Reads what things of the picture shall become: larger, blue, in front, further left, on the
 * table.
 */
final class Predicates {

  /** What helps against "too big": the way back. */
  private static final Map<String, String> REMEDIES = WordList.facts("remedies");

  private static final String[] NEARER = WordList.phrases("nearer");
  private static final String[] FARTHER = WordList.phrases("farther");

  private Predicates() {}

  /** Reads what these shall become, or nothing and stays where it was. */
  static Optional<Outcome> read(List<String> ids, Reading reading, Context context) {
    return reading.first(
        () -> Removing.become(ids, reading, context),
        () -> States.become(ids, reading, context),
        () -> remedy(ids, reading, context),
        () -> Resizing.become(ids, reading, context),
        () -> Colouring.become(ids, reading, context),
        () -> Layering.become(ids, reading, context),
        () -> distance(ids, reading, context),
        () -> Moving.become(ids, reading, context));
  }

  /** "a bit closer to us", "further away": larger and lower, smaller and higher. */
  private static Optional<Outcome> distance(List<String> ids, Reading reading, Context context) {
    int mark = reading.mark();
    Amounts.read(reading);
    List<String> words = new ArrayList<>(reading.since(mark));
    boolean nearer = reading.accept(NEARER);
    if (!nearer && !reading.accept(FARTHER) || !reading.done()) {
      return Optional.empty();
    }
    words.add(nearer ? "bigger" : "smaller");
    Outcome sized = Resizing.become(ids, new Reading(words), context).orElseThrow();
    Moves moves = new Moves(context.after(sized.edits()).arrangement);
    Step step = new Step(0, nearer ? 1 : -1, Amount.LITTLE);
    List<DesignEdit> edits = new ArrayList<>(sized.edits());
    ids.stream()
        .filter(id -> context.cast.member(id).thing().stands() != Stands.SKY)
        .flatMap(id -> moves.towards(id, step, ids).stream())
        .forEach(edits::add);
    String way = nearer ? "closer, and so larger" : "further away, and so smaller";
    String verb = ids.size() == 1 ? "is" : "are";
    return Optional.of(
        new Outcome(edits, "%s %s now %s.".formatted(context.theNames(ids), verb, way), ids));
  }

  /** "a bit too big", "a bit big", "too far to the left": what is wished is the opposite. */
  private static Optional<Outcome> remedy(List<String> ids, Reading reading, Context context) {
    if (reading.accept("not") && reading.peek(1).equals("enough")) {
      String[] ways = REMEDIES.getOrDefault(reading.next(), "").split(" ");
      reading.next();
      return ways.length < 2 ? Optional.empty() : read(ids, new Reading(List.of(ways[1])), context);
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
      return read(ids, new Reading(List.of(remedy.split(" ")[0])), context);
    }
    reading.accept("far", "much");
    return Heading.read(reading)
        .map(step -> Moving.moved(ids, step.opposite().by(amount), context));
  }

  /** The "long" that helps against "too short", where that comes next; for a part. */
  static Optional<String> remedy(Reading reading) {
    boolean too = reading.peek(-1).equals("too");
    String word = reading.peek();
    return switch (too ? word : "") {
      case "short" -> Optional.of("long");
      case "long" -> Optional.of("short");
      case "big", "large", "huge" -> Optional.of("small");
      case "small", "little", "tiny" -> Optional.of("big");
      default -> Optional.empty();
    };
  }
}
