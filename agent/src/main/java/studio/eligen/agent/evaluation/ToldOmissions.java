package studio.eligen.agent.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import studio.eligen.agent.design.Entity;
import studio.eligen.agent.designer.lexicon.Colours;

/**
 * What a model that cannot draw everything leaves out, and says so: a refusal of a part, and none
 * in silence.
 */
final class ToldOmissions {

  /** Keys whose values are groups of names. */
  static final Set<String> OF_PAIRS =
      Set.of(
          "leftwards",
          "rightwards",
          "upwards",
          "downwards",
          "left_of",
          "right_of",
          "above",
          "below",
          "beside",
          "near",
          "on",
          "behind",
          "in_front",
          "between",
          "bigger_than");

  private ToldOmissions() {}

  /** Whether all that is missed was left out, and the answer speaks of it. */
  static boolean cover(JsonNode expect, Outcome uncast) {
    Outcome outcome = uncast.castFor(expect);
    return Expectations.missedKeys(expect, outcome).stream()
        .allMatch(key -> isTold(key, expect, outcome));
  }

  private static boolean isTold(String key, JsonNode expect, Outcome outcome) {
    JsonNode wanted = expect.path(key);
    return switch (key) {
      case "things" ->
          themselves(wanted, outcome.after().entities()) <= wanted.size()
              && parts(wanted).allMatch(part -> isTold(part, outcome));
      case "adds" ->
          themselves(wanted, outcome.added()) <= wanted.size() + expect.path("becomes").size()
              && parts(wanted).allMatch(part -> isTold(part, outcome));
      case "becomes", "somewhere" -> texts(wanted).allMatch(part -> isTold(Part.of(part), outcome));
      case "scene", "style" ->
          Outcome.alternatives(wanted.asText()).anyMatch(outcome.reply()::contains);
      default -> OF_PAIRS.contains(key) && lacksOne(wanted, outcome);
    };
  }

  /** How many things there are beside those that may belong to others. */
  private static long themselves(JsonNode wanted, List<Entity> entities) {
    return entities.stream()
        .filter(
            entity ->
                parts(wanted)
                    .noneMatch(part -> part.kind() != Part.Kind.ONE && part.isIn(entity.prompt())))
        .count();
  }

  /** What stands in a list, or behind the names of an object. */
  private static Stream<String> texts(JsonNode node) {
    List<String> texts = new ArrayList<>();
    node.forEach(each -> texts.add(each.asText()));
    return texts.stream();
  }

  private static Stream<Part> parts(JsonNode list) {
    return Utterance.texts(list).stream().map(Part::of);
  }

  /** Whether each word of a part is in the design or in the answer. */
  private static boolean isTold(Part part, Outcome outcome) {
    List<String> shown = new ArrayList<>(List.of(outcome.after().scene(), outcome.reply()));
    outcome.after().entities().forEach(entity -> shown.add(entity.prompt()));
    return Arrays.stream(part.text().split(" "))
        .allMatch(
            word ->
                shown.stream().anyMatch(Part.of(word)::isIn)
                    || (Outcome.alternatives(word).anyMatch(Colours::names)
                        && outcome.reply().contains("colour")));
  }

  /** Whether one of the things that lie to each other was left out. */
  private static boolean lacksOne(JsonNode groups, Outcome outcome) {
    List<String> names = new ArrayList<>();
    groups.forEach(group -> names.addAll(Utterance.texts(group)));
    return names.stream().anyMatch(name -> outcome.named(name).isEmpty());
  }
}
