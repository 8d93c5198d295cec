package studio.eligen.agent.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import studio.eligen.agent.design.Bounds;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.Entity;
import studio.eligen.agent.design.History;
import studio.eligen.agent.designer.Designer.Action;
import studio.eligen.agent.designer.Designer.Reply;

/**
 * What an utterance did.
 *
 * @param before the design that it was said about
 * @param history with the design that it led to
 * @param answer what was answered, and whether that claims to have done something
 * @param cast which things play the parts that the expectation describes
 */
record Outcome(Design before, History history, Reply answer, Casting cast) {

  Outcome(Design before, History history, Reply answer) {
    this(before, history, answer, Casting.NONE);
  }

  /** The same, with the parts of an expectation given to the things that were found. */
  Outcome castFor(JsonNode expect) {
    return new Outcome(before, history, answer, Casting.of(expect, this));
  }

  Design after() {
    return history.design();
  }

  String reply() {
    return answer.text();
  }

  /** Whether nothing was changed and nothing is claimed to have been. */
  boolean isHeldBack() {
    return after().equals(before) && answer.action() instanceof Action.Nothing;
  }

  List<Entity> added() {
    return after().entities().stream().filter(e -> before.entity(e.id()).isEmpty()).toList();
  }

  /**
   * The things that a name of the corpus means now: a part that was cast, an id of before, prompts
   * with "|" between, or "new". An id that the designer has just given is none that the corpus can
   * have meant.
   */
  List<Entity> named(String name) {
    if (name.equals("new")) {
      return added();
    }
    if (cast.has(name)) {
      return cast.things(name);
    }
    List<Entity> prompted = after().entities().stream().filter(e -> isOneOf(name, e)).toList();
    return before.entity(name).isPresent() || prompted.isEmpty() ? named(name, after()) : prompted;
  }

  List<Bounds> boxes(String name) {
    return named(name).stream().map(entity -> Bounds.of(entity.region())).toList();
  }

  static List<Entity> named(String name, Design design) {
    return design
        .entity(name)
        .map(List::of)
        .orElseGet(() -> design.entities().stream().filter(e -> isOneOf(name, e)).toList());
  }

  private static boolean isOneOf(String prompts, Entity entity) {
    return alternatives(prompts).anyMatch(prompt -> samePrompt(prompt, entity.prompt()));
  }

  static Stream<String> alternatives(String text) {
    return Arrays.stream(text.split("\\|"));
  }

  static boolean samePrompt(String a, String b) {
    return bare(a).equals(bare(b));
  }

  private static String bare(String prompt) {
    return prompt.toLowerCase(Locale.ROOT).strip().replaceFirst("^(a|an|the) ", "");
  }
}
