package studio.eligen.agent.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.Entity;

/**
 * Which things are those that an expectation describes: each of its parts is played by a thing of
 * its own, and no thing is left over.
 *
 * @param things by the part's text; those of like parts together
 */
record Casting(Map<String, List<Entity>> things, boolean complete) {

  static final Casting NONE = new Casting(Map.of(), false);

  /** The parts that stand under "things" (all that there are) or "adds" (those that are new). */
  static Casting of(JsonNode expect, Outcome outcome) {
    if (expect.has("things")) {
      return of(parts(expect.path("things")), outcome.after().entities(), outcome.after());
    }
    if (expect.has("adds")) {
      return of(parts(expect.path("adds")), unreplaced(expect, outcome), outcome.after());
    }
    return NONE;
  }

  /** What is new and stands for nothing that was there. */
  private static List<Entity> unreplaced(JsonNode expect, Outcome outcome) {
    List<Part> replacements = new ArrayList<>();
    expect.path("becomes").forEach(part -> replacements.add(Part.of(part.asText())));
    return outcome.added().stream()
        .filter(entity -> replacements.stream().noneMatch(part -> part.isIn(entity.prompt())))
        .toList();
  }

  private static List<Part> parts(JsonNode list) {
    return Utterance.texts(list).stream().map(Part::of).toList();
  }

  boolean has(String name) {
    return things.containsKey(name);
  }

  List<Entity> things(String name) {
    return things.get(name);
  }

  private static Casting of(List<Part> parts, List<Entity> entities, Design design) {
    // What says least is most likely the thing itself: "chair" rather than "cat on a chair".
    List<Entity> candidates =
        entities.stream().sorted(Comparator.comparing(e -> e.prompt().length())).toList();
    // What tells most finds fewest things, so it chooses first.
    List<Part> single =
        parts.stream()
            .filter(part -> part.kind() == Part.Kind.ONE)
            .sorted(Comparator.comparing(part -> -part.words().size()))
            .toList();
    Map<Entity, Integer> players = new HashMap<>();
    boolean complete = true;
    for (int part = 0; part < single.size(); part++) {
      complete &= place(part, single, candidates, players, new HashSet<>());
    }
    Map<String, List<Entity>> cast = new LinkedHashMap<>();
    for (Entity entity : entities) {
      Optional<Part> part =
          players.containsKey(entity)
              ? Optional.of(single.get(players.get(entity)))
              : extra(entity, parts);
      complete &= part.isPresent();
      part.ifPresent(p -> cast.computeIfAbsent(p.text(), t -> new ArrayList<>()).add(entity));
    }
    complete &= parts.stream().allMatch(part -> isShown(part, cast, design));
    return new Casting(cast, complete);
  }

  /** Finds a thing for a part; one that has a thing already may have to take another. */
  private static boolean place(
      int part,
      List<Part> parts,
      List<Entity> candidates,
      Map<Entity, Integer> players,
      Set<Entity> asked) {
    for (Entity entity : candidates) {
      if (parts.get(part).isIn(entity.prompt()) && asked.add(entity)) {
        Integer other = players.get(entity);
        if (other == null || place(other, parts, candidates, players, asked)) {
          players.put(entity, part);
          return true;
        }
      }
    }
    return false;
  }

  /** The part of a thing that is not needed: one of many, or what may be of its own. */
  private static Optional<Part> extra(Entity entity, List<Part> parts) {
    boolean surplus =
        parts.stream().anyMatch(part -> part.kind() == Part.Kind.ONE && part.isIn(entity.prompt()));
    return parts.stream()
        .filter(part -> part.kind() != Part.Kind.ONE && part.isIn(entity.prompt()))
        .filter(part -> !surplus)
        .findFirst();
  }

  private static boolean isShown(Part part, Map<String, List<Entity>> cast, Design design) {
    boolean prompted = design.entities().stream().anyMatch(e -> part.isIn(e.prompt()));
    return switch (part.kind()) {
      case ONE, MANY -> cast.containsKey(part.text());
      case BELONGING -> prompted;
      case SURROUNDING -> prompted || part.isIn(design.scene());
    };
  }
}
