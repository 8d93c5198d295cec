package studio.eligen.agent.designer.language;

import java.util.List;
import java.util.Optional;
import studio.eligen.agent.design.DesignEdit;
import studio.eligen.agent.designer.language.Rule.Outcome;
import studio.eligen.agent.designer.placement.Depth;

/** Puts things further in front or behind. */
final class Layering {

  private static final String[] FRONT = {
    "to the very front",
    "to the front",
    "in the front",
    "in the very front",
    "at the very front",
    "at the front",
    "in the foreground",
    "into the foreground",
    "to the foreground",
    "in front of everything else",
    "in front of everything",
    "in front of all",
    "on top of everything",
    "frontmost"
  };

  private static final String[] BACK = {
    "to the very back",
    "to the back",
    "in the back",
    "in the very back",
    "at the very back",
    "at the back",
    "in the background",
    "into the background",
    "to the background",
    "behind everything else",
    "behind everything",
    "behind all",
    "rearmost"
  };

  /** These things further in front or behind, if that is what comes next. */
  static Optional<Outcome> become(List<String> ids, Reading reading, Context context) {
    if (reading.accept(FRONT)) {
      return Optional.of(front(ids, context));
    }
    if (reading.accept(BACK)) {
      return Optional.of(back(ids, context));
    }
    int mark = reading.mark();
    reading.accept(
        "one step", "a step", "one layer", "a layer", "one", "further", "a bit", "a little");
    boolean step = reading.mark() > mark;
    boolean forward = reading.accept("forwards", "forward", "to the front", "in front");
    boolean backward = !forward && reading.accept("backwards", "backward", "back");
    step |=
        reading.accept("one step", "a step", "one layer", "a layer", "by one", "a bit", "a little");
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
