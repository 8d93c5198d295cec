package studio.eligen.agent.evaluation;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import studio.eligen.agent.designer.lexicon.Plurals;

/**
 * A sentence of the GenEval benchmark (Ghosh et al., 2023) with what a picture of it must show.
 *
 * @param tag the kind of sentence, in GenEval's words
 * @param shown the objects, in GenEval's order: what another one's place refers to comes first
 */
record GenEvalPrompt(String tag, String text, List<Shown> shown) {

  /** What a first sentence may change. */
  static final List<String> FIRST = List.of("new", "order", "scene", "style", "negative");

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Map<String, String> RELATIONS =
      Map.of(
          "left of", "leftwards",
          "right of", "rightwards",
          "above", "upwards",
          "below", "downwards");

  /**
   * Objects of a class.
   *
   * @param count how many, no more
   * @param place where they are to another of the objects
   */
  record Shown(String name, int count, Optional<String> colour, Optional<Place> place) {

    /** As a sentence calls one of them. */
    String words() {
      return colour.map(c -> c + " ").orElse("") + name;
    }

    /** The part of an expectation that describes each of them; "a skis" may well be a ski. */
    String part() {
      int last = words().lastIndexOf(' ') + 1;
      String noun = String.join("|", Plurals.singulars(words().substring(last)));
      return words().substring(0, last) + noun;
    }
  }

  /**
   * Where an object is.
   *
   * @param relation "left of", "right of", "above" or "below"
   * @param other which of the objects it is told of, from 0
   */
  record Place(String relation, int other) {
    Place {
      if (!RELATIONS.containsKey(relation)) {
        throw new IllegalArgumentException("the position \"" + relation + "\" is unknown");
      }
    }
  }

  /** The same as a line of a corpus. */
  Utterance utterance(String id) {
    ObjectNode expect = JSON.createObjectNode();
    FIRST.forEach(expect.putArray("touches")::add);
    expect.putArray("no_prompt").add("photo");
    ArrayNode things = expect.putArray("things");
    for (Shown object : shown) {
      for (int i = 0; i < object.count(); i++) {
        things.add(object.part());
      }
      object
          .place()
          .ifPresent(
              place ->
                  expect
                      .putArray(RELATIONS.get(place.relation()))
                      .addArray()
                      .add(object.part())
                      .add(shown.get(place.other()).part()));
    }
    return new Utterance(id, tag, true, "blank", new ArrayList<>(), text, expect);
  }
}
