package studio.eligen.agent.designer.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import studio.eligen.agent.design.DesignEdit;
import studio.eligen.agent.designer.language.Amounts.Amount;
import studio.eligen.agent.designer.placement.Spot;

/** "move the cat a little to the left", "put it above the car", "move it to the top right". */
final class MoveRule implements Rule {

  private static final String[] VERBS = {
    "move", "shift", "push", "slide", "drag", "nudge", "pull", "lift", "raise", "lower", "send",
    "align", "carry", "shove", "scoot"
  };

  private static final String[] OTHER_SIDE = {
    "the other side", "the opposite side", "the other end", "the opposite end", "the far side"
  };

  @Override
  public Optional<Outcome> read(Reading reading, Context context) {
    if (reading.accept("center", "centre", "centralise") && context.references.isHere(reading)) {
      return Optional.of(
          put(context.references.read(reading), new Spot.Side(0, null, false), context));
    }
    boolean puts =
        reading.accept(
            "put", "place", "set", "bring", "stick", "get", "take", "position", "hang", "drop");
    String verb = reading.peek();
    if (!puts && !reading.accept(VERBS) || puts && !context.references.isHere(reading)) {
      return Optional.empty();
    }
    if (!puts && !context.references.isHere(reading)) {
      Optional<Outcome> unnamed = unnamed(reading, context);
      if (unnamed.isPresent()) {
        return unnamed;
      }
    }
    List<String> ids = context.references.read(reading);
    Optional<Outcome> become = become(ids, reading, context);
    if (become.isPresent()) {
      return become;
    }
    int lifted = List.of("lift", "raise").contains(verb) ? -1 : verb.equals("lower") ? 1 : 0;
    if (lifted != 0) {
      return Optional.of(moved(ids, new Heading(0, lifted, Amounts.read(reading)), context));
    }
    throw Misunderstanding.unfinished(
        "I do not know where to move %s: say for example \"left\", \"up a little\", \"to the top right\" or \"above …\"."
            .formatted(context.theNames(ids)),
        ids);
  }

  /** "move left" and "move left the cat": what was spoken of last, where no thing is named. */
  private static Optional<Outcome> unnamed(Reading reading, Context context) {
    int mark = reading.mark();
    Heading heading = Heading.read(reading);
    if (!heading.isSomewhere() || context.cast.members().isEmpty()) {
      reading.back(mark);
      return Optional.empty();
    }
    boolean named = context.references.isHere(reading);
    return Optional.of(
        moved(
            named ? context.references.read(reading) : context.references.it(), heading, context));
  }

  /** These things somewhere else, if that is what comes next. */
  static Optional<Outcome> become(List<String> ids, Reading reading, Context context) {
    reading.accept("so that it is", "so it is", "to be");
    Heading heading = Heading.read(reading);
    if (heading.isSomewhere()) {
      return Optional.of(moved(ids, heading, context));
    }
    return namedPlace(ids, reading, context)
        .or(() -> group(ids, reading, context))
        .or(() -> towards(ids, reading, context))
        .or(() -> toSpot(ids, reading, context));
  }

  /** "a bit closer to the house". */
  private static Optional<Outcome> towards(List<String> ids, Reading reading, Context context) {
    int mark = reading.mark();
    Amount amount = Amounts.read(reading);
    reading.accept("much");
    int way =
        reading.accept("closer to", "nearer to", "nearer", "towards", "toward")
            ? 1
            : reading.accept("further away from", "farther away from", "further from", "away from")
                ? -1
                : 0;
    if (way != 0 && context.references.isHere(reading)) {
      return Optional.of(
          approached(ids, context.references.readOne(reading).get(0), way, amount, context));
    }
    reading.back(mark);
    return Optional.empty();
  }

  private static Optional<Outcome> toSpot(List<String> ids, Reading reading, Context context) {
    boolean corner = reading.accept("in the opposite corner ,", "in the other corner ,");
    Optional<Spot> spot = context.spots.read(reading);
    if (spot.isEmpty() && reading.accept("over", "back", "all the way")) {
      spot = context.spots.read(reading);
    }
    if (corner && spot.isPresent() && spot.get() instanceof Spot.Side side) {
      spot = Optional.of(new Spot.Side(side.across(), side.down(), true));
    }
    if (spot.isEmpty() && reading.accept("to") && context.references.isHere(reading)) {
      spot = Optional.of(new Spot.Near(Spot.Relation.NEXT_TO, context.references.readOne(reading)));
    }
    return spot.map(there -> put(ids, there, context));
  }

  /** "next to each other", "further apart": what two things are to one another. */
  private static Optional<Outcome> group(List<String> ids, Reading reading, Context context) {
    if (ids.size() != 2) {
      return Optional.empty();
    }
    if (reading.accept("next to each other", "beside each other", "side by side")) {
      Spot beside = new Spot.Near(Spot.Relation.NEXT_TO, List.of(ids.get(0)));
      return Optional.of(put(ids.subList(1, 2), beside, context));
    }
    int mark = reading.mark();
    Amount amount = Amounts.read(reading);
    int way =
        reading.accept(
                "closer together", "nearer together", "closer to each other", "together", "closer")
            ? 1
            : reading.accept("further apart", "farther apart", "apart", "away from each other")
                ? -1
                : 0;
    if (way == 0 || !reading.done()) {
      reading.back(mark);
      return Optional.empty();
    }
    List<DesignEdit> edits = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      Heading heading = Moves.heading(ids.get(i), ids.get(1 - i), context).by(amount);
      Heading step = way > 0 ? heading : heading.opposite();
      Moves.towards(ids.get(i), step, List.of(ids.get(i)), context).ifPresent(edits::add);
    }
    if (edits.isEmpty()) {
      throw new Misunderstanding("%s cannot go further that way.".formatted(context.theNames(ids)));
    }
    String how = way > 0 ? "closer together" : "further apart";
    return Optional.of(
        new Outcome(edits, "I moved %s %s.".formatted(context.theNames(ids), how), ids));
  }

  /** "where the car is", "on the other side". */
  private static Optional<Outcome> namedPlace(List<String> ids, Reading reading, Context context) {
    int mark = reading.mark();
    reading.accept("to", "exactly", "right");
    if (reading.accept("where") && context.references.isHere(reading)) {
      String other = context.references.readOne(reading).get(0);
      reading.accept("is now", "is", "was", "stands", "sits", "are");
      List<DesignEdit> edits = new ArrayList<>();
      ids.stream()
          .filter(id -> !id.equals(other))
          .forEach(id -> edits.add(Moves.onto(id, other, context)));
      return Optional.of(placed(ids, edits, Spot.ANYWHERE, context));
    }
    reading.back(mark);
    reading.accept("over to", "to", "on", "at", "in", "onto");
    boolean corner = reading.accept("the other corner", "the opposite corner", "the far corner");
    corner &= !reading.peek().equals(",");
    if (corner || reading.accept(OTHER_SIDE)) {
      reading.accept("of the picture", "of the image", "of it");
      return Optional.of(put(ids, Moves.opposite(ids.get(0), corner, context), context));
    }
    reading.back(mark);
    return Optional.empty();
  }

  private static Outcome approached(
      List<String> ids, String other, int way, Amount amount, Context context) {
    Heading heading = Moves.heading(ids.get(0), other, context);
    Heading towards = way > 0 ? heading : heading.opposite();
    return moved(ids, towards.by(amount), context);
  }

  static Outcome moved(List<String> ids, Heading heading, Context context) {
    List<DesignEdit> edits = new ArrayList<>();
    for (String id : ids) {
      Moves.towards(id, heading, ids, context).ifPresent(edits::add);
    }
    String names = context.theNames(ids);
    if (edits.isEmpty()) {
      throw new Misunderstanding("%s cannot go further %s.".formatted(names, heading.words()));
    }
    String said = new EditReport(edits, context).moved(ids, heading);
    String limit = Limits.ofMove(ids, heading, edits, context).orElse("");
    return new Outcome(edits, said + limit, ids);
  }

  private static Outcome put(List<String> ids, Spot spot, Context context) {
    if (!context.newcomers.isEmpty()) {
      throw new Misunderstanding(
          "there is no %s in the picture: say \"add %s\" first."
              .formatted(
                  context.newcomers.members().get(0).prompt(), context.newcomers.described()));
    }
    if (spot instanceof Spot.Near near && near.ids().stream().anyMatch(ids::contains)) {
      throw new Misunderstanding("a thing cannot be moved next to itself.");
    }
    return placed(ids, Moves.to(ids, spot, context), spot, context);
  }

  private static Outcome placed(
      List<String> ids, List<DesignEdit> edits, Spot spot, Context context) {
    if (edits.isEmpty()) {
      throw new Misunderstanding("%s is there already.".formatted(context.theNames(ids)));
    }
    String said = new EditReport(edits, context).placed(ids, spot);
    String limit = Limits.ofPlace(ids, spot, edits, context).orElse("");
    return new Outcome(edits, said + limit, ids);
  }
}
