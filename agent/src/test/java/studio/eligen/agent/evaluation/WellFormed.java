package studio.eligen.agent.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import studio.eligen.agent.design.Design;

/** Whether a line of a corpus can be judged. */
final class WellFormed {

  private WellFormed() {}

  /** Whether it says something to a design that is there and expects what the judge knows. */
  static boolean isSo(Utterance utterance, Map<String, Design> designs) {
    return !utterance.say().isBlank()
        && designs.containsKey(utterance.start())
        && !utterance.alternatives().isEmpty()
        && utterance.alternatives().stream()
            .allMatch(expect -> isSo(expect, utterance, designs.get(utterance.start())));
  }

  private static boolean isSo(JsonNode expect, Utterance utterance, Design start) {
    Stream<String> keys = expect.properties().stream().map(Map.Entry::getKey);
    return (expect.has("touches") || expect.has("asks"))
        && keys.allMatch(Expectations::knows)
        && Utterance.texts(expect.path("touches")).stream()
            .allMatch(touched -> isKnown(touched, utterance, start));
  }

  /** Of things that the history has made, nobody can know the names beforehand. */
  private static boolean isKnown(String touched, Utterance utterance, Design start) {
    return !utterance.history().isEmpty() || Touches.of(List.of(touched)).wellFormed(start);
  }
}
