package studio.eligen.agent.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import studio.eligen.agent.designer.lexicon.Colours;

/**
 * What a model that cannot draw everything leaves out, and says so: a refusal of a part, and none
 * in silence.
 */
final class ToldOmissions {

  private static final Set<String> OF_PAIRS =
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
        .allMatch(key -> isTold(key, expect.path(key), outcome));
  }

  private static boolean isTold(String key, JsonNode wanted, Outcome outcome) {
    return switch (key) {
      case "things" ->
          outcome.after().entities().size() <= wanted.size()
              && parts(wanted).allMatch(part -> isTold(part, outcome));
      case "adds" ->
          outcome.added().size() <= wanted.size()
              && parts(wanted).allMatch(part -> isTold(part, outcome));
      case "scene", "style" ->
          Outcome.alternatives(wanted.asText()).anyMatch(outcome.reply()::contains);
      default -> OF_PAIRS.contains(key) && lacksOne(wanted, outcome);
    };
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
                    || (Colours.names(word) && outcome.reply().contains("colour")));
  }

  /** Whether one of the things that lie to each other was left out. */
  private static boolean lacksOne(JsonNode groups, Outcome outcome) {
    List<String> names = new ArrayList<>();
    groups.forEach(group -> names.addAll(Utterance.texts(group)));
    return names.stream().anyMatch(name -> outcome.named(name).isEmpty());
  }
}
