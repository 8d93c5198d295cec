package studio.eligen.agent.designer.placement;

import java.util.ArrayList;
import java.util.Comparator;
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

  /** How much of a row's width is filled at most. */
  private static final double MOST_FILLED = 0.9;

  /** How near things stand that have a row for themselves: 0 is the horizon. */
  static final double USUAL_DEPTH = 0.6;

  /** Where the middle is of what is alone in the sky, where it may not be in the middle. */
  private static final double ASIDE = 0.78;

  /**
   * @param x of the thing's middle, in pixels from the left
   * @param depth how near it stands: 0 as far as the ground goes, 1 as near
   */
  record Slot(double x, double depth) {}

  private HorizontalSlots() {}

  /** Where things belong that share a row: at the same height, or one behind the other. */
  static Map<String, Slot> of(List<Sized> things, int width) {
    Map<String, Slot> slots = new HashMap<>();
    for (List<Sized> lane : lanes(things)) {
      List<List<Sized>> rows = fits(lane, width) ? List.of(lane) : ranks(lane, width);
      for (int i = 0; i < rows.size(); i++) {
        double depth = rows.size() == 1 ? USUAL_DEPTH : i / (rows.size() - 1.0);
        spread(rows.get(i), width).forEach((id, x) -> slots.put(id, new Slot(x, depth)));
      }
    }
    things.stream()
        .filter(thing -> laneOf(thing).stands() == Stands.SKY)
        .filter(thing -> crowns(thing, things, slots, width))
        .forEach(thing -> slots.put(thing.want().id(), aside(thing, width)));
    return slots;
  }

  /** Whether it would be alone in the sky, right above the head of what stands in the middle. */
  private static boolean crowns(
      Sized thing, List<Sized> things, Map<String, Slot> slots, int width) {
    return thing.want().spot() == Spot.ANYWHERE
        && thing.width() <= width / 2
        && things.stream()
            .filter(other -> other != thing && slots.containsKey(other.want().id()))
            .mapToDouble(other -> slots.get(other.want().id()).x())
            .anyMatch(x -> Math.abs(x - slots.get(thing.want().id()).x()) < width / 8.0)
        && things.stream().filter(other -> laneOf(other).stands() == Stands.SKY).count() == 1;
  }

  /** In the upper right, as the sun of a postcard. */
  private static Slot aside(Sized thing, int width) {
    return new Slot(Math.min(ASIDE * width, width - thing.width() / 2.0), USUAL_DEPTH);
  }

  /** Whether all things have room beside each other, with some air between them. */
  static boolean fit(List<Sized> things, int width) {
    return lanes(things).stream().allMatch(lane -> fits(lane, width));
  }

  private static boolean fits(List<Sized> row, int width) {
    return row.size() == 1 || total(row) <= MOST_FILLED * width;
  }

  private static int total(List<Sized> row) {
    return row.stream().mapToInt(Sized::width).sum();
  }

  /** As for a photograph: the tall ones behind the small ones, in as many ranks as they need. */
  private static List<List<Sized>> ranks(List<Sized> lane, int width) {
    int count = (int) Math.ceil(total(lane) / (MOST_FILLED * width));
    if (lane.stream().anyMatch(thing -> thing.want().spot() instanceof Spot.Near)) {
      return List.of(lane);
    }
    List<Sized> tallest = new ArrayList<>(lane);
    tallest.sort(Comparator.comparingInt(Sized::height).reversed());
    List<List<Sized>> ranks = new ArrayList<>();
    int most = total(lane) / count;
    for (Sized thing : tallest) {
      boolean full =
          ranks.isEmpty()
              || ranks.size() < count
                  && total(ranks.get(ranks.size() - 1)) >= most - thing.width() / 2;
      if (full) {
        ranks.add(new ArrayList<>());
      }
      ranks.get(ranks.size() - 1).add(thing);
    }
    ranks.forEach(rank -> rank.sort(Comparator.comparingInt(lane::indexOf)));
    return ranks;
  }

  /** The middle of each in pixels from the left, evenly over a width. */
  static Map<String, Double> spread(List<Sized> row, int width) {
    Map<String, Double> middles = new HashMap<>();
    double gap = (width - total(row)) / (row.size() + 1.0);
    double x = 0;
    for (int i = 0; i < row.size(); i++) {
      Sized thing = row.get(i);
      // More than fit in a row: even steps, and the solver stacks them.
      double centre =
          gap >= 0 ? x + gap + thing.width() / 2.0 : (i + 0.5) * width / (double) row.size();
      middles.put(thing.want().id(), centre);
      x += gap + thing.width();
    }
    return middles;
  }

  private static List<List<Sized>> lanes(List<Sized> things) {
    Map<Lane, List<Sized>> lanes = new LinkedHashMap<>();
    for (Sized thing : things) {
      if (!(thing.want().spot() instanceof Spot.Near)) {
        lanes.computeIfAbsent(laneOf(thing), lane -> new ArrayList<>()).add(thing);
      }
    }
    List<List<Sized>> rows = lanes.values().stream().map(HorizontalSlots::fromLeftToRight).toList();
    rows.forEach(row -> things.forEach(thing -> join(thing, row)));
    return rows;
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
