package studio.eligen.agent.designer.placement;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import studio.eligen.agent.designer.lexicon.Vocabulary.Stands;

/** Spreads things over the width of an empty picture, the sky, water and ground each by itself. */
final class HorizontalSlots {

  private HorizontalSlots() {}

  /** The middle of each thing in pixels from the left, for things that were not put anywhere. */
  static Map<String, Double> targets(List<Sized> things, int width) {
    Map<String, Double> targets = new HashMap<>();
    for (Stands lane : List.of(Stands.SKY, Stands.WATER, Stands.GROUND)) {
      spread(things.stream().filter(thing -> lane == laneOf(thing)).toList(), width, targets);
    }
    return targets;
  }

  private static Stands laneOf(Sized thing) {
    return switch (thing.want().stands()) {
      case SKY -> Stands.SKY;
      case WATER -> Stands.WATER;
      case GROUND, WALL, FURNITURE, ANY -> Stands.GROUND;
    };
  }

  private static void spread(List<Sized> lane, int width, Map<String, Double> targets) {
    List<Sized> row = fromLeftToRight(lane);
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
  }

  /** In order of mention, except that those put to a side take the places there. */
  private static List<Sized> fromLeftToRight(List<Sized> lane) {
    List<Sized> left = new ArrayList<>();
    List<Sized> between = new ArrayList<>();
    List<Sized> right = new ArrayList<>();
    for (Sized thing : lane) {
      boolean open = thing.want().spot() instanceof Spot.Side side && side.across() == null;
      if (open || thing.want().spot() instanceof Spot.Anywhere) {
        between.add(thing);
      } else if (thing.want().spot() instanceof Spot.Side side) {
        (side.across() < 0 ? left : side.across() > 0 ? right : between).add(thing);
      }
    }
    left.addAll(between);
    left.addAll(right);
    return left;
  }
}
