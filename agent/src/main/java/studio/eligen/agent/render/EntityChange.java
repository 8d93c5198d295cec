package studio.eligen.agent.render;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import studio.eligen.agent.design.Bounds;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.Entity;
import studio.eligen.engine.Seed;

/**
 * What became of one entity from one design to the next, as far as it shows.
 *
 * @param before empty if it was added
 * @param after empty if it was removed
 * @param restyled whether it is drawn in the style of another picture than before, or of none now
 */
record EntityChange(Optional<Entity> before, Optional<Entity> after, boolean restyled) {

  /** How free an entity is that stays itself in another place: its pixels travel with it. */
  private static final double MOVED = 0.5;

  /** How free an entity is that changes its looks: less keeps too much of the old colour. */
  private static final double RECOLOURED = 0.93;

  private static final double NEW = 1;

  /** All entities that show and differ, by id. */
  static Map<String, EntityChange> between(Design before, Design after) {
    Map<String, EntityChange> changes = new LinkedHashMap<>();
    for (Entity old : before.entities()) {
      boolean restyled = !before.styleOf(old.id()).equals(after.styleOf(old.id()));
      put(new EntityChange(Optional.of(old), after.entity(old.id()), restyled), changes);
    }
    for (Entity now : after.entities()) {
      if (before.entity(now.id()).isEmpty()) {
        put(new EntityChange(Optional.empty(), Optional.of(now), false), changes);
      }
    }
    return changes;
  }

  private static void put(EntityChange change, Map<String, EntityChange> changes) {
    if (change.shows()) {
      changes.put(change.before.or(change::after).orElseThrow().id(), change);
    }
  }

  private boolean shows() {
    boolean differs = showed() && isShown() && !before.get().looksLike(after.get());
    return showed() != isShown() || differs || restyled && isShown();
  }

  private boolean showed() {
    return before.filter(entity -> !entity.hidden()).isPresent();
  }

  private boolean isShown() {
    return after.filter(entity -> !entity.hidden()).isPresent();
  }

  /** Whether it was hidden, and is shown as it is now. */
  boolean reappears() {
    return before.isPresent() && !showed() && isShown();
  }

  /**
   * Whether it is still the same thing: elsewhere, of another size or in another colour perhaps.
   */
  boolean staysItself() {
    return showed() && isShown() && sameKind();
  }

  /** Whether it is the same thing in the same place. */
  boolean staysInPlace() {
    return staysItself() && before.get().region().equals(after.get().region());
  }

  boolean sameLooks() {
    return before.get().prompt().equals(after.get().prompt());
  }

  /** The release level of the cells that it shows in. */
  double level() {
    if (!staysItself()) {
      return NEW;
    }
    return strength(reseeded() ? NEW : sameLooks() && !restyled ? MOVED : RECOLOURED);
  }

  /** The release level that the thing asks for, or else this. */
  double strength(double usual) {
    return after.flatMap(Entity::strength).orElse(usual);
  }

  private boolean reseeded() {
    return !before.get().seed().equals(after.get().seed());
  }

  /** Whether it is still the same thing, in another colour perhaps: the last word tells. */
  private boolean sameKind() {
    return lastWord(before.get().prompt()).equals(lastWord(after.get().prompt()));
  }

  private static String lastWord(String prompt) {
    return prompt.substring(prompt.lastIndexOf(' ') + 1);
  }

  /** "the cat moves, the balloon is new (3 of them)". */
  static String described(Collection<EntityChange> changes) {
    Map<String, Integer> told = new LinkedHashMap<>();
    changes.forEach(change -> told.merge(change.described(), 1, Integer::sum));
    return told.entrySet().stream()
        .map(
            one ->
                one.getKey()
                    + (one.getValue() == 1 ? "" : " (%d of them)".formatted(one.getValue())))
        .collect(Collectors.joining(", "));
  }

  /** "the cat moves". */
  private String described() {
    if (before.isEmpty()) {
      return "the " + after.get().prompt() + " is new";
    }
    String name = "the " + before.get().prompt();
    if (after.isEmpty()) {
      return name + " goes";
    }
    if (!isShown()) {
      return name + " is hidden";
    }
    if (!showed()) {
      return "the " + after.get().prompt() + " is shown again";
    }
    List<String> verbs = new ArrayList<>();
    Bounds from = Bounds.of(before.get().region());
    Bounds to = Bounds.of(after.get().region());
    boolean sized =
        Math.abs(from.width() - to.width()) + Math.abs(from.height() - to.height()) > 1e-6;
    if (!before.get().region().equals(after.get().region())) {
      verbs.add(sized ? "changes its size or shape" : "moves");
    }
    if (!sameLooks()) {
      verbs.add("becomes a " + after.get().prompt());
    }
    if (reseeded()) {
      verbs.add(
          after
              .get()
              .seed()
              .map(seed -> "starts from seed " + Seed.text(seed))
              .orElse("starts from the picture's seed"));
    }
    if (restyled) {
      verbs.add("changes its style");
    }
    return name + " " + String.join(" and ", verbs);
  }
}
