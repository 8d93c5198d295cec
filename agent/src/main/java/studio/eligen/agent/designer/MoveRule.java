package studio.eligen.agent.designer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import studio.eligen.agent.design.DesignEdit;
import studio.eligen.agent.designer.Amounts.Amount;

/** "move the cat a little to the left", "put it above the car", "move it to the top right". */
final class MoveRule implements Rule {

  @Override
  public Optional<Outcome> read(Reading reading, Context context) {
    boolean puts = reading.accept("put", "place", "set", "bring");
    if (!puts
        && !reading.accept("move", "shift", "push", "slide", "drag", "nudge", "pull", "lift")) {
      return Optional.empty();
    }
    if (puts && !context.references.isHere(reading)) {
      return Optional.empty();
    }
    List<String> ids = context.references.read(reading);
    Heading heading = Heading.read(reading);
    if (heading.isSomewhere()) {
      return Optional.of(moved(ids, heading, context));
    }
    reading.accept("to be", "so that it is");
    Optional<Spot> spot = context.spots.read(reading);
    if (spot.isEmpty() && reading.accept("to", "towards", "toward")) {
      spot = Optional.of(new Spot.Near(Spot.Relation.NEXT_TO, context.references.readOne(reading)));
    }
    if (spot.isEmpty()) {
      throw new Misunderstanding(
          "I do not know where to move %s: say for example \"left\", \"up a little\", \"to the top right\" or \"above …\"."
              .formatted(context.theNames(ids)));
    }
    return Optional.of(put(ids, spot.get(), context));
  }

  private static Outcome moved(List<String> ids, Heading heading, Context context) {
    List<DesignEdit> edits = new ArrayList<>();
    for (String id : ids) {
      Moves.towards(id, heading, ids, context).ifPresent(edits::add);
    }
    String names = context.theNames(ids);
    if (edits.isEmpty()) {
      throw new Misunderstanding("%s cannot go further %s.".formatted(names, heading.words()));
    }
    return new Outcome(edits, "I moved %s %s.".formatted(names, heading.words()), ids);
  }

  private static Outcome put(List<String> ids, Spot spot, Context context) {
    if (spot instanceof Spot.Near near && near.ids().stream().anyMatch(ids::contains)) {
      throw new Misunderstanding("a thing cannot be moved next to itself.");
    }
    List<DesignEdit> edits = Moves.to(ids, spot, context);
    if (edits.isEmpty()) {
      throw new Misunderstanding("%s is there already.".formatted(context.theNames(ids)));
    }
    return new Outcome(edits, "I moved %s.".formatted(context.theNames(ids)), ids);
  }

  /**
   * A direction in the picture.
   *
   * @param across -1 left, 1 right
   * @param down -1 up, 1 down
   */
  record Heading(int across, int down, Amount amount) {

    static Heading read(Reading reading) {
      Amount amount = Amount.USUAL;
      int across = 0;
      int down = 0;
      boolean more = true;
      while (more) {
        int mark = reading.mark();
        Amount said = Amounts.read(reading);
        amount = said.isUsual() ? amount : said;
        reading.accept("and");
        reading.accept("further", "more");
        reading.accept("to the", "towards the", "toward the");
        int before = across * 3 + down;
        across = reading.accept("left", "leftwards") ? -1 : across;
        across = reading.accept("right", "rightwards") ? 1 : across;
        down = reading.accept("up", "upwards", "upward", "higher") ? -1 : down;
        down = reading.accept("down", "downwards", "downward", "lower") ? 1 : down;
        more = across * 3 + down != before && !isPart(reading);
        if (!more && (said.isUsual() || isPart(reading))) {
          reading.back(mark);
        }
        if (isPart(reading)) {
          return new Heading(0, 0, Amount.USUAL);
        }
      }
      return new Heading(across, down, amount);
    }

    /** Whether "left" turned out to begin "left of the car" or "left side". */
    private static boolean isPart(Reading reading) {
      return List.of("of", "side", "corner", "edge", "half", "part", "hand", "border")
          .contains(reading.peek());
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
}
