package studio.eligen.agent.designer.language;

import java.util.List;
import studio.eligen.agent.designer.placement.Spot;
import studio.eligen.agent.designer.placement.Spot.Relation;

/** Two things that are said of where something is. */
final class TwoSpots {

  private TwoSpots() {}

  /**
   * Whether the second is said of what the first is beside, "facing a dragon on the right", which
   * is put there.
   */
  static boolean areOfLandmark(Spot first, Spot second, Context context) {
    boolean landmark =
        first instanceof Spot.Near near
            && second instanceof Spot.Side
            && context.newcomers.isAnywhere(near.ids().get(0));
    if (landmark) {
      context.newcomers.put(((Spot.Near) first).ids().get(0), second);
    }
    return landmark;
  }

  /** Whether it is a place by what is in the picture already. */
  static boolean isByStanding(Spot spot, Context context) {
    return spot instanceof Spot.Near near && context.design.entity(near.ids().get(0)).isPresent();
  }

  /** "at the top", then "on the left": both; "on a table under a lamp": the table is under it. */
  static Spot joined(Spot first, Spot second, Context context) {
    // "on the table in the foreground": where the table is.
    boolean there = isByStanding(first, context);
    boolean told =
        first instanceof Spot.Near near
            && second instanceof Spot.Side
            && context.newcomers.isAt(near.ids().get(0), second);
    if (there && !(second instanceof Spot.Near) || told) {
      return first;
    }
    if (first instanceof Spot.Side a && second instanceof Spot.Side b) {
      return new Spot.Side(
          b.across() == null ? a.across() : b.across(),
          b.down() == null ? a.down() : b.down(),
          a.edge() || b.edge());
    }
    if (first instanceof Spot.Near a
        && second instanceof Spot.Near b
        && a.relation() == Relation.ON
        && b.relation() == Relation.NEXT_TO
        && b.ids().stream().allMatch(context.newcomers::isAnywhere)) {
      return new Spot.Near(Relation.ON, List.of(a.ids().get(0), b.ids().get(0)));
    }
    if (first instanceof Spot.Near near
        && second instanceof Spot.Near later
        && (later.relation() != Relation.BETWEEN || near.relation() == Relation.ON)
        && context.newcomers.isAnywhere(context.newcomers.end(near.ids().get(0)))) {
      context.newcomers.put(context.newcomers.end(near.ids().get(0)), second);
      return first;
    }
    return second instanceof Spot.Anywhere ? first : second;
  }
}
