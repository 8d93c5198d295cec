package studio.eligen.agent.designer.language;

import java.util.List;
import java.util.Optional;
import studio.eligen.agent.design.DesignEdit;
import studio.eligen.agent.designer.phrases.Act;
import studio.eligen.agent.designer.phrases.Misunderstanding;
import studio.eligen.agent.designer.phrases.Reading;
import studio.eligen.engine.Seed;

/**
 * "use seed 5", "seed 5 for the cat", "same seed", "negative prompt: blurry, text": what no thing
 * is told by.
 */
final class SettingRule implements Rule {

  private static final String[] NEGATIVE = {"negative prompt", "negative prompts", "negatives"};

  @Override
  public Optional<Outcome> read(Reading reading, Context context) {
    boolean removes = Act.read(reading).filter(act -> act.is(Act.Kind.REMOVE)).isPresent();
    reading.accept("use", "with", "take", "add to", "add", "keep", "pick", "choose");
    reading.passArticles();
    if (reading.accept("same seed") && reading.done()) {
      String same = "The seed stays %s.".formatted(Seed.text(context.design.seed()));
      return Optional.of(Outcome.answer(same, context.focus));
    }
    if (reading.accept("seed")) {
      return seed(reading, context);
    }
    if (!reading.accept(NEGATIVE)) {
      return Optional.empty();
    }
    reading.accept("to", "is", "should be");
    reading.accept(":");
    List<String> words = reading.rest();
    reading.skip(words.size());
    return words.isEmpty() && !removes
        ? Optional.empty()
        : Optional.of(negative(String.join(" ", words).replace(" ,", ","), context));
  }

  private static Optional<Outcome> seed(Reading reading, Context context) {
    reading.accept("to", "is", "number", "should be", "of", "=");
    reading.accept(":");
    String said = reading.next();
    boolean ofThings = reading.accept("for", "of", "on");
    if (!said.matches("\\d+") || reading.done() == ofThings) {
      return Optional.empty();
    }
    long seed =
        Seed.of(said)
            .orElseThrow(
                () ->
                    new Misunderstanding(
                        "a seed is at most %s, and \"%s\" is more."
                            .formatted(Seed.text(-1), said)));
    if (ofThings) {
      return Optional.of(own(seed, context.references.read(reading), context));
    }
    return Optional.of(
        new Outcome(
            List.of(new DesignEdit.Reseed(seed)),
            "The picture is drawn from seed %s now.".formatted(Seed.text(seed)),
            context.focus));
  }

  private static Outcome own(long seed, List<String> ids, Context context) {
    List<DesignEdit> edits =
        ids.stream().<DesignEdit>map(id -> new DesignEdit.SetSeed(id, Optional.of(seed))).toList();
    String said =
        "I draw %s from seed %s now, whatever else changes."
            .formatted(context.theNames(ids), Seed.text(seed));
    return new Outcome(edits, said, ids);
  }

  /** What shall not be drawn from now on. */
  static Outcome negative(String words, Context context) {
    if (words.equals(context.design.negative())) {
      throw new Misunderstanding("the negative prompt is \"%s\" already.".formatted(words));
    }
    String said =
        words.isEmpty()
            ? "There is no negative prompt any more."
            : "The negative prompt is now \"%s\": it counts for what is drawn from now on."
                .formatted(words);
    return new Outcome(List.of(new DesignEdit.SetNegative(words)), said, context.focus);
  }

  /** The negative prompt with these names as well. */
  static String without(List<String> names, Context context) {
    String before = context.design.negative();
    String more = String.join(", ", names);
    return before.isEmpty() ? more : before + ", " + more;
  }
}
