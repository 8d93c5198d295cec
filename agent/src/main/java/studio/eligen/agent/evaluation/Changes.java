package studio.eligen.agent.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import studio.eligen.agent.design.Bounds;
import studio.eligen.agent.design.Entity;

/** Expectations that compare things with what they were before. */
final class Changes {

  private static final double PLACE = 0.01;
  private static final double FACTOR = 0.02;

  private Changes() {}

  static boolean moved(JsonNode wanted, Outcome outcome) {
    return each(
        wanted,
        outcome,
        (was, is, how) ->
            Numbers.of(how.path("dx").asText(), PLACE).hold(is.centreX() - was.centreX())
                && Numbers.of(how.path("dy").asText(), PLACE).hold(is.centreY() - was.centreY()));
  }

  static boolean resized(JsonNode wanted, Outcome outcome) {
    return each(
        wanted,
        outcome,
        (was, is, how) ->
            Numbers.of(how.path("width").asText(), FACTOR).hold(is.width() / was.width())
                && Numbers.of(how.path("height").asText(), FACTOR).hold(is.height() / was.height())
                && ExpectedPlaces.overlap(was, is) >= 0.8);
  }

  static boolean grown(JsonNode wanted, Outcome outcome) {
    return each(
        wanted,
        outcome,
        (was, is, how) -> Numbers.of(how.asText(), FACTOR).hold(is.height() / was.height()));
  }

  static boolean swapped(JsonNode wanted, Outcome outcome) {
    String a = wanted.path(0).asText();
    String b = wanted.path(1).asText();
    return went(outcome, a, b, ExpectedPlaces::swapped)
        && went(outcome, b, a, ExpectedPlaces::swapped);
  }

  static boolean samePlace(JsonNode pairs, Outcome outcome) {
    for (JsonNode pair : pairs) {
      if (!went(
          outcome,
          pair.path(0).asText(),
          pair.path(1).asText(),
          (now, old) -> ExpectedPlaces.overlap(now, old) >= 0.5)) {
        return false;
      }
    }
    return true;
  }

  static boolean copied(JsonNode original, Outcome outcome) {
    Bounds old = only(Outcome.named(original.asText(), outcome.before()));
    return outcome.boxes("new").stream()
        .allMatch(
            copy ->
                Math.abs(copy.width() / old.width() - 1) <= 0.05
                    && Math.abs(copy.height() / old.height() - 1) <= 0.05
                    && ExpectedPlaces.overlap(copy, old) <= 0.5);
  }

  static boolean mirrored(JsonNode axis, Outcome outcome) {
    boolean across = axis.asText().equals("horizontal");
    return outcome.before().entities().stream()
        .allMatch(
            entity -> {
              Bounds was = Bounds.of(entity.region());
              Bounds is = only(outcome.named(entity.id()));
              double x = across ? 1 - was.centreX() : was.centreX();
              double y = across ? was.centreY() : 1 - was.centreY();
              return Math.abs(is.centreX() - x) <= PLACE && Math.abs(is.centreY() - y) <= PLACE;
            });
  }

  static boolean gone(JsonNode ids, Outcome outcome) {
    return Utterance.texts(ids).stream().noneMatch(id -> outcome.after().entity(id).isPresent());
  }

  /** Whether where each of these was, is now what is told, whatever it is called. */
  static boolean becomes(JsonNode wanted, Outcome outcome) {
    return wanted.properties().stream().allMatch(named -> became(named, outcome));
  }

  private static boolean became(Map.Entry<String, JsonNode> named, Outcome outcome) {
    String id = named.getKey();
    Part part = Part.of(named.getValue().asText());
    Bounds old = only(Outcome.named(id, outcome.before()));
    List<Entity> now = new ArrayList<>(outcome.added());
    Optional<Entity> same = outcome.after().entity(id);
    same.ifPresent(now::add);
    return same.map(Entity::prompt).map(part::isIn).orElse(true)
        && now.stream()
            .filter(entity -> part.isIn(entity.prompt()))
            .anyMatch(e -> ExpectedPlaces.overlap(Bounds.of(e.region()), old) >= 0.5);
  }

  private interface Change {
    boolean holds(Bounds was, Bounds is, JsonNode how);
  }

  private static boolean each(JsonNode wanted, Outcome outcome, Change change) {
    for (var named : wanted.properties()) {
      Bounds was = only(Outcome.named(named.getKey(), outcome.before()));
      Bounds is = only(outcome.named(named.getKey()));
      if (!change.holds(was, is, named.getValue())) {
        return false;
      }
    }
    return true;
  }

  /** Whether all that is now called {@code mover} lies so to where {@code target} was. */
  private static boolean went(
      Outcome outcome, String mover, String target, BiPredicate<Bounds, Bounds> so) {
    Bounds old = only(Outcome.named(target, outcome.before()));
    List<Bounds> now = outcome.boxes(mover);
    return !now.isEmpty() && now.stream().allMatch(box -> so.test(box, old));
  }

  private static Bounds only(List<Entity> entities) {
    if (entities.size() != 1) {
      throw new Missed("one thing was meant and there are " + entities.size());
    }
    return Bounds.of(entities.get(0).region());
  }
}
