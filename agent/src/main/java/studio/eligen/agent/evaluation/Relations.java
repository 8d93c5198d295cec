package studio.eligen.agent.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import studio.eligen.agent.design.Bounds;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.Entity;

/** Expectations of how things lie to each other. */
final class Relations {

  private static final double APART = 0.1;

  private Relations() {}

  /** Whether of every pair of names, all things of the first lie so to all of the second. */
  static boolean boxes(JsonNode pairs, Outcome outcome, BiPredicate<Bounds, Bounds> so) {
    return pairs(pairs, outcome, (a, b) -> so.test(Bounds.of(a.region()), Bounds.of(b.region())));
  }

  static boolean towards(JsonNode pairs, Outcome outcome, GenEvalDirection direction) {
    return boxes(pairs, outcome, (a, b) -> direction.leads(b, a));
  }

  static boolean pairs(JsonNode pairs, Outcome outcome, BiPredicate<Entity, Entity> so) {
    for (JsonNode pair : pairs) {
      List<Entity> first = present(pair.path(0).asText(), outcome);
      List<Entity> second = present(pair.path(1).asText(), outcome);
      if (!first.stream().allMatch(a -> second.stream().allMatch(b -> so.test(a, b)))) {
        return false;
      }
    }
    return true;
  }

  static boolean on(JsonNode pairs, Outcome outcome) {
    return pairs(
        pairs,
        outcome,
        (a, b) ->
            ExpectedPlaces.on(Bounds.of(a.region()), Bounds.of(b.region()))
                && (overlap(a, b) == 0 || isBehind(b, a, outcome.after())));
  }

  /** Whether of every pair the first is partly hidden by the second. */
  static boolean behind(JsonNode pairs, Outcome outcome) {
    return pairs(pairs, outcome, (a, b) -> hides(b, a, outcome.after()));
  }

  static boolean inFront(JsonNode pairs, Outcome outcome) {
    return pairs(pairs, outcome, (a, b) -> hides(a, b, outcome.after()));
  }

  private static boolean hides(Entity front, Entity rear, Design design) {
    Bounds over = Bounds.of(front.region());
    Bounds under = Bounds.of(rear.region());
    boolean all =
        over.x0() <= under.x0()
            && over.y0() <= under.y0()
            && over.x1() >= under.x1()
            && over.y1() >= under.y1();
    return isBehind(rear, front, design) && overlap(front, rear) > 0 && !all;
  }

  static boolean between(JsonNode triples, Outcome outcome) {
    for (JsonNode triple : triples) {
      List<Bounds> posts = new ArrayList<>(outcome.boxes(triple.path(1).asText()));
      if (triple.has(2)) {
        posts.addAll(outcome.boxes(triple.path(2).asText()));
      }
      if (posts.size() != 2) {
        throw new Missed("between needs two things and there are " + posts.size());
      }
      for (Entity entity : present(triple.path(0).asText(), outcome)) {
        if (!ExpectedPlaces.between(Bounds.of(entity.region()), posts.get(0), posts.get(1))) {
          return false;
        }
      }
    }
    return true;
  }

  static boolean apart(Outcome outcome) {
    return outcome.added().stream()
        .allMatch(
            fresh ->
                outcome.after().entities().stream()
                    .allMatch(other -> other == fresh || overlap(fresh, other) <= APART));
  }

  static boolean inARow(JsonNode names, Outcome outcome) {
    List<Bounds> row = outcome.boxes(names.path(0).asText());
    double first = row.isEmpty() ? 0 : row.get(0).centreY();
    return row.size() > 1
        && row.stream().allMatch(box -> Math.abs(box.centreY() - first) <= 0.05)
        && row.stream().allMatch(a -> row.stream().allMatch(b -> a == b || lies(a, b)));
  }

  private static boolean lies(Bounds a, Bounds b) {
    return ExpectedPlaces.leftOf(a, b) || ExpectedPlaces.leftOf(b, a);
  }

  static boolean uneven(JsonNode names, Outcome outcome) {
    List<Double> areas =
        outcome.boxes(names.path(0).asText()).stream().map(ExpectedPlaces::area).sorted().toList();
    return areas.size() > 1 && areas.get(areas.size() - 1) >= 1.3 * areas.get(0);
  }

  static boolean sameSize(Bounds a, Bounds b) {
    return sameHeight(a, b)
        || Math.abs(ExpectedPlaces.area(a) / ExpectedPlaces.area(b) - 1) <= 0.15;
  }

  static boolean sameHeight(Bounds a, Bounds b) {
    return Math.abs(a.height() / b.height() - 1) <= 0.1;
  }

  private static double overlap(Entity a, Entity b) {
    return ExpectedPlaces.overlap(Bounds.of(a.region()), Bounds.of(b.region()));
  }

  private static boolean isBehind(Entity a, Entity b, Design design) {
    return design.indexOf(a.id()) < design.indexOf(b.id());
  }

  private static List<Entity> present(String name, Outcome outcome) {
    List<Entity> named = outcome.named(name);
    if (named.isEmpty()) {
      throw new Missed("there is no " + name);
    }
    return named;
  }
}
