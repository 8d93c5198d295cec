package studio.eligen.agent.designer.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import studio.eligen.agent.design.DesignEdit;
import studio.eligen.agent.designer.language.Rule.Outcome;
import studio.eligen.agent.designer.language.Sizes.Wish;
import studio.eligen.agent.designer.lexicon.SizeWords;
import studio.eligen.agent.designer.lexicon.SizeWords.Effect;
import studio.eligen.agent.designer.phrases.Misunderstanding;
import studio.eligen.agent.designer.phrases.Reading;
import studio.eligen.agent.designer.placement.Factors;
import studio.eligen.agent.designer.placement.Growth;

/** Gives things another size. */
final class Resizing {

  private Resizing() {}

  /** "to 80 %", "by half": the share of its size that is left, where a verb says which way. */
  static Optional<Outcome> share(
      List<String> usual, List<String> ids, Reading reading, Context context) {
    Optional<Effect> sides = SizeWords.comparative(usual.get(usual.size() - 1));
    return sides.flatMap(
        effect ->
            share(effect.across() + effect.down(), reading)
                .map(factor -> scaled(ids, factor, context)));
  }

  /** "to half", "to 80 %", "by 2": the size that is left. */
  static Optional<Double> share(int way, Reading reading) {
    if (reading.accept("to half its size", "to half the size", "to half")) {
      return Optional.of(0.5);
    }
    if (reading.accept("by half")) {
      return Optional.of(way > 0 ? 1.5 : 0.5);
    }
    int mark = reading.mark();
    boolean to = reading.accept("to", "at");
    boolean by = !to && reading.accept("by");
    if ((to || by) && reading.peek().matches("\\d{1,3}(\\.\\d{1,3})?")) {
      double number = Double.parseDouble(reading.next());
      if (to && reading.accept("%", "percent") && number > 0) {
        return Optional.of(number / 100);
      }
      if (by && reading.done() && number > 0 && number <= 20) {
        return Optional.of(way > 0 ? number : 1 / number);
      }
    }
    reading.back(mark);
    return Optional.empty();
  }

  private static Outcome scaled(List<String> ids, double factor, Context context) {
    return resized(ids, from -> Factors.times(factor), context);
  }

  /** These things with another size, if that is what comes next. */
  static Optional<Outcome> become(List<String> ids, Reading reading, Context context) {
    Optional<Double> share = share(1, reading);
    if (share.isPresent()) {
      return Optional.of(scaled(ids, share.get(), context));
    }
    Sizes sizes = new Sizes(context);
    int mark = reading.mark();
    Optional<Wish> equal = ids.size() > 1 ? sizes.equal(ids, reading) : Optional.empty();
    if (equal.isPresent()) {
      String how = String.join(" ", reading.since(mark));
      String said = "I made %s %s.".formatted(context.theNames(ids), how);
      return Optional.of(new Outcome(resized(ids, equal.get(), context).edits(), said, ids));
    }
    return sizes.read(reading).map(wish -> resized(ids, wish, context));
  }

  private static Outcome resized(List<String> ids, Wish wish, Context context) {
    List<DesignEdit> edits = new ArrayList<>();
    boolean grows = false;
    Growth growth = new Growth(context.arrangement);
    for (String id : ids) {
      Factors factors = wish.of(context.arrangement.box(id));
      grows = factors.grows();
      DesignEdit edit = growth.resized(id, factors);
      if (!context.design.with(edit).equals(context.design)) {
        edits.add(edit);
      }
    }
    if (edits.isEmpty()) {
      throw new Misunderstanding(
          "%s cannot get any %s here."
              .formatted(context.theNames(ids), grows ? "bigger" : "smaller"));
    }
    return new Outcome(edits, new EditReport(edits, context).resized(ids, grows), ids);
  }
}
