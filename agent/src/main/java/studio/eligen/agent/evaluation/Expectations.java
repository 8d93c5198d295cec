package studio.eligen.agent.evaluation;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import studio.eligen.agent.design.Bounds;
import studio.eligen.agent.design.Entity;

/**
 * START HERE: every key of "expect", and what it demands. The READMEs of the corpora say it in
 * words.
 */
final class Expectations {

  private static final Map<String, BiPredicate<JsonNode, Outcome>> CHECKS =
      Map.ofEntries(
          entry("touches", (w, o) -> Touches.of(Utterance.texts(w)).respectedBy(o)),
          entry("prompts", (w, o) -> Texts.sameBag(Utterance.texts(w), o.after().entities())),
          entry("added", (w, o) -> Texts.sameBag(Utterance.texts(w), o.added())),
          entry("prompt", Texts::prompt),
          entry("mentions", Texts::mentions),
          entry("things", (w, o) -> o.cast().complete()),
          entry("adds", (w, o) -> o.cast().complete()),
          entry("says", (w, o) -> Texts.prompted(w, o, (part, prompt) -> part.isIn(prompt))),
          entry("lacks", (w, o) -> Texts.prompted(w, o, (part, prompt) -> !part.isIn(prompt))),
          entry("somewhere", Texts::somewhere),
          entry("no_prompt", (w, o) -> Texts.noPrompt(w, o.after())),
          entry("negative", Texts::negative),
          entry("gone", (w, o) -> Changes.gone(w, o)),
          entry("becomes", Changes::becomes),
          entry("locked", (w, o) -> idsOf(o, Entity::locked).equals(Utterance.texts(w))),
          entry("hidden", (w, o) -> idsOf(o, Entity::hidden).equals(Utterance.texts(w))),
          entry("asks", (w, o) -> o.isHeldBack()),
          entry("scene", (w, o) -> Texts.contains(o.after().scene(), w.asText())),
          entry("style", (w, o) -> Texts.contains(o.after().style(), w.asText())),
          entry("reply", (w, o) -> Texts.says(o.reply(), Utterance.texts(w))),
          entry("seed", Versions::seed),
          entry("canvas", Versions::canvas),
          entry("same_as", Versions::sameAs),
          entry("like_version", Versions::like),
          entry("moved", Changes::moved),
          entry("resized", Changes::resized),
          entry("grown", Changes::grown),
          entry("swapped", Changes::swapped),
          entry("same_place", Changes::samePlace),
          entry("copy_of", Changes::copied),
          entry("mirrored", Changes::mirrored),
          entry("area", Expectations::area),
          entry("at", Expectations::at),
          entry("left_of", (w, o) -> Relations.boxes(w, o, ExpectedPlaces::leftOf)),
          entry("right_of", (w, o) -> Relations.boxes(w, o, (a, b) -> ExpectedPlaces.leftOf(b, a))),
          entry("above", (w, o) -> Relations.boxes(w, o, ExpectedPlaces::above)),
          entry("below", (w, o) -> Relations.boxes(w, o, ExpectedPlaces::below)),
          entry("leftwards", (w, o) -> Relations.towards(w, o, GenEvalDirection.LEFT)),
          entry("rightwards", (w, o) -> Relations.towards(w, o, GenEvalDirection.RIGHT)),
          entry("upwards", (w, o) -> Relations.towards(w, o, GenEvalDirection.UP)),
          entry("downwards", (w, o) -> Relations.towards(w, o, GenEvalDirection.DOWN)),
          entry("beside", (w, o) -> Relations.boxes(w, o, ExpectedPlaces::beside)),
          entry("near", (w, o) -> Relations.boxes(w, o, ExpectedPlaces::near)),
          entry("between", Relations::between),
          entry("on", Relations::on),
          entry("behind", Relations::behind),
          entry("in_front", Relations::inFront),
          entry("apart", (w, o) -> Relations.apart(o)),
          entry("in_a_row", Relations::inARow),
          entry(
              "bigger_than",
              (w, o) ->
                  Relations.boxes(w, o, (a, b) -> ExpectedPlaces.area(a) > ExpectedPlaces.area(b))),
          entry("same_size", (w, o) -> Relations.boxes(w, o, Relations::sameSize)),
          entry("same_height", (w, o) -> Relations.boxes(w, o, Relations::sameHeight)),
          entry("uneven", Relations::uneven),
          entry("order", (w, o) -> ids(o).equals(Utterance.texts(w))),
          entry("back", (w, o) -> ids(o).indexOf(w.asText()) == 0));

  private Expectations() {}

  private static List<String> ids(Outcome outcome) {
    return idsOf(outcome, entity -> true);
  }

  /** The ids of what is in such a state, back to front. */
  private static List<String> idsOf(Outcome outcome, Predicate<Entity> state) {
    return outcome.after().entities().stream().filter(state).map(Entity::id).toList();
  }

  static boolean knows(String key) {
    return CHECKS.containsKey(key);
  }

  /** What was expected and does not hold, as it stands in the corpus; nothing if all holds. */
  static List<String> missed(JsonNode expect, Outcome outcome) {
    List<String> missed = new ArrayList<>();
    missedKeys(expect, outcome).forEach(key -> missed.add(key + ": " + expect.path(key)));
    if (outcome.reply().isBlank()) {
      missed.add("an answer");
    }
    return missed;
  }

  static List<String> missedKeys(JsonNode expect, Outcome outcome) {
    return expect.properties().stream()
        .filter(expected -> !holds(expected.getKey(), expected.getValue(), outcome))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static boolean holds(String key, JsonNode wanted, Outcome outcome) {
    try {
      return CHECKS.get(key).test(wanted, outcome);
    } catch (Missed e) {
      return false;
    }
  }

  private static boolean area(JsonNode wanted, Outcome outcome) {
    return everyBox(
        wanted, outcome, (box, range) -> Numbers.of(range, 0.01).hold(ExpectedPlaces.area(box)));
  }

  private static boolean at(JsonNode wanted, Outcome outcome) {
    return everyBox(wanted, outcome, ExpectedPlaces::at);
  }

  /** Whether there are things of each name, and what is told of it holds for the boxes of all. */
  private static boolean everyBox(
      JsonNode wanted, Outcome outcome, BiPredicate<Bounds, String> holds) {
    return wanted.properties().stream()
        .allMatch(
            named ->
                !outcome.boxes(named.getKey()).isEmpty()
                    && outcome.boxes(named.getKey()).stream()
                        .allMatch(box -> holds.test(box, named.getValue().asText())));
  }
}
