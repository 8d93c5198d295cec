package studio.eligen.agent.designer.placement;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import studio.eligen.agent.designer.lexicon.Vocabulary.Stands;
import studio.eligen.agent.designer.placement.Spot.Relation;

/** Spreads things from left to right: over the picture, or over what they stand on. */
final class HorizontalSlots {

  /** Things that stand in one row: at one height and one distance. */
  private record Lane(Stands stands, Spot distance) {}

  private HorizontalSlots() {}

  /** The middle of each thing in pixels from the left, for things that are in a row. */
  static Map<String, Double> targets(List<Sized> things, int width) {
    Map<Lane, List<Sized>> lanes = new LinkedHashMap<>();
    for (Sized thing : things) {
      if (!(thing.want().spot() instanceof Spot.Near)) {
        lanes.computeIfAbsent(laneOf(thing), lane -> new ArrayList<>()).add(thing);
      }
    }
    Map<String, Double> targets = new HashMap<>();
    for (List<Sized> lane : lanes.values()) {
      List<Sized> row = fromLeftToRight(lane);
      things.forEach(thing -> join(thing, row));
      targets.putAll(spread(row, width));
    }
    return targets;
  }

  /** The middle of each, evenly over a width. */
  static Map<String, Double> spread(List<Sized> row, int width) {
    Map<String, Double> targets = new HashMap<>();
    int total = row.stream().mapToInt(Sized::width).sum();
    double gap = (width - total) / (row.size() + 1.0);
    double x = 0;
    for (int i = 0; i < row.size(); i++) {
      Sized thing = row.get(i);
      // More than fit in a row: even steps, and the solver stacks them.
      double centre =
          gap >= 0 ? x + gap + thing.width() / 2.0 : (i + 0.5) * width / (double) row.size();
      targets.put(thing.want().id(), centre);
      x += gap + thing.width();
    }
    return targets;
  }

  private static Lane laneOf(Sized thing) {
    Stands stands =
        switch (thing.want().stands()) {
          case SKY -> Stands.SKY;
          case WALL -> Stands.WALL;
          case WATER -> Stands.WATER;
          case GROUND, FURNITURE, ANY -> Stands.GROUND;
        };
    Spot spot = thing.want().spot();
    return new Lane(stands, spot instanceof Spot.Plane ? spot : Spot.ANYWHERE);
  }

  /** What shall be beside one of a row has its place in it. */
  private static void join(Sized thing, List<Sized> row) {
    if (!(thing.want().spot() instanceof Spot.Near near)) {
      return;
    }
    for (int i = 0; i < row.size(); i++) {
      if (row.get(i).want().id().equals(near.ids().get(0))) {
        boolean beside = near.isBeside() || near.relation() == Relation.BETWEEN;
        if (beside && laneOf(thing).stands() == laneOf(row.get(i)).stands()) {
          row.add(near.relation() == Relation.LEFT_OF ? i : i + 1, thing);
        }
        return;
      }
    }
  }

  /** In order of mention, except that those put to a side take the places there. */
  private static List<Sized> fromLeftToRight(List<Sized> lane) {
    List<Sized> left = new ArrayList<>();
    List<Sized> between = new ArrayList<>();
    List<Sized> right = new ArrayList<>();
    for (Sized thing : lane) {
      Integer across = thing.want().spot() instanceof Spot.Side side ? side.across() : null;
      (across == null || across == 0 ? between : across < 0 ? left : right).add(thing);
    }
    left.addAll(between);
    left.addAll(right);
    return left;
  }
}
