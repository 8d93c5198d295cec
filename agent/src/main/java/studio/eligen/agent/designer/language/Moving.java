package studio.eligen.agent.designer.language;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import studio.eligen.agent.design.DesignEdit;
import studio.eligen.agent.designer.language.Rule.Outcome;
import studio.eligen.agent.designer.lexicon.WordList;
import studio.eligen.agent.designer.phrases.Amounts;
import studio.eligen.agent.designer.phrases.Heading;
import studio.eligen.agent.designer.phrases.Misunderstanding;
import studio.eligen.agent.designer.phrases.Reading;
import studio.eligen.agent.designer.placement.Amount;
import studio.eligen.agent.designer.placement.Destinations;
import studio.eligen.agent.designer.placement.Moves;
import studio.eligen.agent.designer.placement.NoRoom;
import studio.eligen.agent.designer.placement.Spot;
import studio.eligen.agent.designer.placement.Step;
import studio.eligen.agent.designer.references.SpotPhrases;

/** Puts things somewhere else. */
final class Moving {

  private static final String[] FLANKS = WordList.phrases("flanks");

  private static final String[] OTHER_SIDE = WordList.phrases("other-sides");

  private Moving() {}

  /** These things somewhere else, if that is what comes next. */
  static Optional<Outcome> become(List<String> ids, Reading reading, Context context) {
    reading.accept("so that it is", "so it is", "to be");
    // "left from the door" is a place, and "left" a step.
    boolean beside =
        reading.would(
            () -> SpotPhrases.relation(reading).isPresent() && reading.peek(-1).matches("from|of"));
    Optional<Step> step = beside ? Optional.empty() : Heading.read(reading);
    if (step.isPresent()) {
      // "down to the floor", "up onto the shelf": where it comes to be says more than which way.
      boolean goal = reading.peek().matches("to|onto|on|into");
      Optional<Outcome> there =
          goal ? reading.first(() -> toSpot(ids, reading, context)) : Optional.empty();
      return there.or(() -> Optional.of(moved(ids, step.get(), context)));
    }
    return reading.first(
        () -> where(ids, reading, context),
        () -> opposite(ids, reading, context),
        () -> group(ids, reading, context),
        () -> towards(ids, reading, context),
        () -> around(ids, reading, context),
        () -> toSpot(ids, reading, context));
  }

  /** "a bit closer to the house". */
  private static Optional<Outcome> towards(List<String> ids, Reading reading, Context context) {
    Amount amount = Amounts.read(reading);
    reading.accept("much");
    int way =
        reading.accept("closer to", "nearer to", "nearer", "towards", "toward")
            ? 1
            : reading.accept("further away from", "farther away from", "further from", "away from")
                ? -1
                : 0;
    return way != 0 && context.references.isHere(reading)
        ? Optional.of(
            approached(ids, context.references.readOne(reading).get(0), way, amount, context))
        : Optional.empty();
  }

  private static Optional<Outcome> toSpot(List<String> ids, Reading reading, Context context) {
    int mark = reading.mark();
    boolean corner = reading.accept("in the opposite corner ,", "in the other corner ,");
    Optional<Spot> spot = context.spots.read(reading);
    if (spot.isEmpty() && reading.accept("over", "back", "all the way")) {
      spot = context.spots.read(reading);
    }
    if (corner && spot.isPresent() && spot.get() instanceof Spot.Side side) {
      spot = Optional.of(new Spot.Side(side.across(), side.down(), true));
    }
    if (spot.isEmpty() && reading.accept("to", "out of") && context.references.isHere(reading)) {
      spot = Optional.of(new Spot.Near(Spot.Relation.NEXT_TO, context.references.readOne(reading)));
    }
    boolean brought =
        !context.newcomers.isEmpty()
            && reading.since(mark).stream().anyMatch(w -> w.matches("an?"));
    return spot.map(there -> brought ? putBy(ids, there, context) : put(ids, there, context));
  }

  /** "on a haystack", where there is none: it comes with it. */
  private static Outcome putBy(List<String> ids, Spot spot, Context context) {
    DescribeRule.refuseUnlisted(context);
    List<DesignEdit> edits = new ArrayList<>(DescribeRule.placed(context.design.scene(), context));
    String added = "I added %s. ".formatted(context.newcomers.described());
    Outcome moved = put(ids, spot, context.after(edits));
    edits.addAll(moved.edits());
    return new Outcome(edits, added + moved.said(), moved.focus());
  }

  /** "next to each other", "further apart": what things are to one another. */
  private static Optional<Outcome> group(List<String> all, Reading reading, Context context) {
    if (all.size() < 2) {
      return Optional.empty();
    }
    List<String> ids = LineUpRule.apart(all, context);
    Optional<Outcome> close = reading.first(() -> LineUpRule.close(ids, reading, context));
    if (close.isPresent()) {
      return close;
    }
    Amount amount = Amounts.read(reading);
    int way =
        reading.accept(
                "closer together", "nearer together", "closer to each other", "together", "closer")
            ? 1
            : reading.accept("further apart", "farther apart", "apart", "away from each other")
                ? -1
                : 0;
    if (way == 0 || !reading.done()) {
      return Optional.empty();
    }
    List<DesignEdit> edits = new ArrayList<>();
    Moves moves = new Moves(context.arrangement);
    List<String> row =
        ids.stream().sorted(Comparator.comparingDouble(id -> centre(id, context))).toList();
    for (String id : row) {
      // Two go to each other, several to the one in the middle.
      String other =
          row.size() == 2 && row.get(1).equals(id) ? row.get(0) : row.get(row.size() / 2);
      if (!other.equals(id)) {
        Step nearer = moves.way(id, other).by(amount);
        moves.towards(id, way > 0 ? nearer : nearer.opposite(), List.of(id)).ifPresent(edits::add);
      }
    }
    if (edits.isEmpty()) {
      throw new Misunderstanding("%s cannot go further that way.".formatted(context.theNames(ids)));
    }
    String how = way > 0 ? "closer together" : "further apart";
    return Optional.of(
        new Outcome(edits, "I moved %s %s.".formatted(context.theNames(ids), how), ids));
  }

  /** "on either side of the cube": one after another beside it. */
  private static Optional<Outcome> around(List<String> ids, Reading reading, Context context) {
    boolean led = ids.size() > 1 && reading.accept(FLANKS) && context.references.isHere(reading);
    List<String> other = led ? context.references.readOne(reading) : List.of();
    if (other.size() != 1 || ids.contains(other.get(0))) {
      return Optional.empty();
    }
    List<DesignEdit> edits = new ArrayList<>();
    for (int i = 0; i < ids.size(); i++) {
      Spot beside = new Spot.Near(Flanks.side(i), other);
      edits.addAll(put(ids.subList(i, i + 1), beside, context.after(edits)).edits());
    }
    String said = "I put %s around %s.".formatted(context.theNames(ids), context.theNames(other));
    return Optional.of(new Outcome(edits, said, ids));
  }

  /** "where the car is". */
  private static Optional<Outcome> where(List<String> ids, Reading reading, Context context) {
    reading.accept("to", "exactly", "right");
    if (!reading.accept("where") || !context.references.isHere(reading)) {
      return Optional.empty();
    }
    String other = context.references.readOne(reading).get(0);
    reading.accept("is now", "is", "was", "stands", "sits", "are");
    List<String> others = ids.stream().filter(id -> !id.equals(other)).toList();
    List<DesignEdit> edits =
        others.isEmpty() ? List.of() : new Moves(context.arrangement).onto(others, List.of(other));
    return Optional.of(placed(ids, edits, Spot.ANYWHERE, context));
  }

  /** "on the other side", "to the other side of the sofa". */
  private static Optional<Outcome> opposite(List<String> ids, Reading reading, Context context) {
    reading.accept("over to", "to", "on", "at", "in", "onto");
    boolean corner = reading.accept("the other corner", "the opposite corner", "the far corner");
    corner &= !reading.peek().equals(",");
    if (!corner && !reading.accept(OTHER_SIDE)) {
      return Optional.empty();
    }
    reading.accept("of the picture", "of the image", "of it");
    if (reading.accept("of") && context.references.isHere(reading)) {
      String other = context.references.readOne(reading).get(0);
      boolean left = centre(ids.get(0), context) < centre(other, context);
      Spot.Relation lies = left ? Spot.Relation.RIGHT_OF : Spot.Relation.LEFT_OF;
      return Optional.of(put(ids, new Spot.Near(lies, List.of(other)), context));
    }
    return Optional.of(
        put(ids, new Moves(context.arrangement).opposite(ids.get(0), corner), context));
  }

  private static double centre(String id, Context context) {
    return context.cast.member(id).bounds().orElseThrow().centreX();
  }

  private static Outcome approached(
      List<String> ids, String other, int way, Amount amount, Context context) {
    Step nearer = new Moves(context.arrangement).way(ids.get(0), other);
    return moved(ids, (way > 0 ? nearer : nearer.opposite()).by(amount), context);
  }

  static Outcome moved(List<String> ids, Step step, Context context) {
    Moves moves = new Moves(context.arrangement);
    List<DesignEdit> edits =
        ids.stream().flatMap(id -> moves.towards(id, step, ids).stream()).toList();
    if (edits.isEmpty()) {
      throw new Misunderstanding(
          "%s cannot go further %s.".formatted(context.theNames(ids), Heading.words(step)));
    }
    return new Outcome(edits, new EditReport(edits, context).moved(ids, step), ids);
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
    try {
      return placed(ids, new Destinations(context.arrangement).to(ids, spot), spot, context);
    } catch (NoRoom e) {
      throw new Misunderstanding(
          "there is no room there for %s: move something away or make it smaller first."
              .formatted(context.theNames(e.ids())));
    }
  }

  private static Outcome placed(
      List<String> ids, List<DesignEdit> edits, Spot spot, Context context) {
    if (edits.isEmpty()) {
      throw new Misunderstanding("%s is there already.".formatted(context.theNames(ids)));
    }
    return new Outcome(edits, new EditReport(edits, context).placed(ids, spot), ids);
  }
}
