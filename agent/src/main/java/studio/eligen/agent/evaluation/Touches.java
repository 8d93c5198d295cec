package studio.eligen.agent.evaluation;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import studio.eligen.agent.design.Bounds;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.Entity;

/** What an utterance may change; all else must be as before. */
record Touches(Set<String> granted) {

  private static final double SAME_SIZE = 0.005;
  private static final Set<String> WHOLE =
      Set.of("new", "order", "scene", "style", "negative", "seed", "canvas", "anything");
  private static final Set<String> PARTS =
      Set.of("place", "size", "prompt", "gone", "locked", "hidden");

  static Touches of(List<String> names) {
    return new Touches(new HashSet<>(names));
  }

  /** Whether every name is one that the README knows. */
  boolean wellFormed(Design start) {
    return granted.stream().allMatch(name -> WHOLE.contains(name) || isPart(name, start));
  }

  private static boolean isPart(String name, Design start) {
    String[] parts = name.split("\\.");
    return start.entity(parts[0]).isPresent() && (parts.length == 1 || PARTS.contains(parts[1]));
  }

  boolean respectedBy(Outcome outcome) {
    if (granted.contains("anything")) {
      return true;
    }
    Design before = outcome.before();
    Design after = outcome.after();
    return before.entities().stream().allMatch(entity -> respected(entity, after))
        && (granted.contains("new") || outcome.added().isEmpty())
        && (granted.contains("order") || kept(before, after).equals(kept(after, before)))
        && (granted.contains("scene") || before.scene().equals(after.scene()))
        && (granted.contains("style") || before.style().equals(after.style()))
        && (granted.contains("seed") || before.seed() == after.seed())
        && (granted.contains("canvas") || before.canvas().equals(after.canvas()))
        && (granted.contains("negative") || before.negative().equals(after.negative()));
  }

  private boolean respected(Entity old, Design after) {
    if (granted.contains(old.id())) {
      return true;
    }
    return after
        .entity(old.id())
        .map(
            now ->
                regionRespected(old, now)
                    && promptRespected(old, now)
                    && (granted.contains(old.id() + ".locked") || old.locked() == now.locked())
                    && (granted.contains(old.id() + ".hidden") || old.hidden() == now.hidden()))
        .orElse(granted.contains(old.id() + ".gone"));
  }

  private boolean promptRespected(Entity old, Entity now) {
    return granted.contains(old.id() + ".prompt") || old.prompt().equals(now.prompt());
  }

  private boolean regionRespected(Entity old, Entity now) {
    if (old.region().equals(now.region()) || granted.contains(old.id() + ".size")) {
      return true;
    }
    Bounds from = Bounds.of(old.region());
    Bounds to = Bounds.of(now.region());
    return granted.contains(old.id() + ".place")
        && Math.abs(from.width() - to.width()) <= SAME_SIZE
        && Math.abs(from.height() - to.height()) <= SAME_SIZE;
  }

  /** The ids of a design that the other one has too, back to front. */
  private static List<String> kept(Design design, Design other) {
    return design.entities().stream()
        .map(Entity::id)
        .filter(id -> other.entity(id).isPresent())
        .toList();
  }
}
