package studio.eligen.agent.designer.language;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import studio.eligen.agent.design.DesignEdit;
import studio.eligen.agent.designer.language.Rule.Outcome;
import studio.eligen.agent.designer.lexicon.WordList;
import studio.eligen.agent.designer.phrases.Misunderstanding;
import studio.eligen.agent.designer.phrases.Reading;
import studio.eligen.agent.designer.placement.Depth;

/** Puts things further in front or behind. */
final class Layering {

  /** Each with "front" or "back". */
  private static final Map<String, String> DEPTHS = WordList.facts("depths");

  private static final String[] STEPS = WordList.phrases("depth-steps");

  /** These things further in front or behind, if that is what comes next. */
  static Optional<Outcome> become(List<String> ids, Reading reading, Context context) {
    Optional<String> depth = reading.accept(DEPTHS);
    if (depth.isPresent()) {
      boolean ahead = depth.get().equals("front");
      return Optional.of(ahead ? front(ids, context) : back(ids, context));
    }
    boolean step = reading.accept(STEPS);
    boolean forward = reading.accept("forwards", "forward", "to the front", "in front");
    boolean backward = !forward && reading.accept("backwards", "backward", "back");
    step |= reading.accept(STEPS);
    if (!forward && !backward || !reading.done()) {
      return Optional.empty();
    }
    if (!step) {
      return Optional.of(forward ? front(ids, context) : back(ids, context));
    }
    List<String> one = ids.subList(0, 1);
    DesignEdit past = new Depth(context.arrangement).step(one.get(0), forward ? 1 : -1);
    return Optional.of(
        past.equals(Depth.back(one.get(0)))
            ? back(one, context)
            : placed(one, List.of(past), "I put %s one step further.", context));
  }

  private static Outcome front(List<String> ids, Context context) {
    List<DesignEdit> edits = ids.stream().map(Depth::front).toList();
    return placed(ids, edits, "I put %s in front of everything else.", context);
  }

  private static Outcome back(List<String> ids, Context context) {
    List<DesignEdit> edits = ids.stream().map(Depth::back).toList();
    return placed(ids, edits, "I put %s behind everything else.", context);
  }

  private static Outcome placed(
      List<String> ids, List<DesignEdit> edits, String said, Context context) {
    String names = context.theNames(ids);
    if (context.design.with(edits).equals(context.design)) {
      throw new Misunderstanding("%s is there already.".formatted(names));
    }
    return new Outcome(edits, said.formatted(names), ids);
  }
}
