package studio.eligen.agent.designer.language;

import java.util.List;
import java.util.Optional;
import studio.eligen.agent.designer.phrases.Reading;

/**
 * All rules, in order of trust: a command belongs to the first that knows it. Rules that read only
 * the frame of a wish ("… instead of …") hand what is in it back to all of them.
 */
final class Rules implements Rule {

  /** "not a cat but not a dog but …": each frame in a frame is tried in several ways. */
  private static final int MOST_NESTED = 3;

  private final List<Rule> all;

  Rules() {
    this(MOST_NESTED);
  }

  private Rules(int nested) {
    Rule within = nested == 0 ? (reading, context) -> Optional.empty() : new Rules(nested - 1);
    all =
        List.of(
            new StyleRule.OfThings(),
            new SettingRule(),
            new LimitRule(),
            new WritingRule(),
            new ReseedRule(),
            new ContrastRule(within),
            new SuggestRule(within),
            new QuestionRule(),
            new PartRule(),
            new CopyRule(),
            new CountRule(),
            new MirrorRule(),
            new LineUpRule(),
            new CanvasRule(),
            new StyleRule(),
            new SceneRule(),
            new CommandRule(),
            new PredicateRule(),
            new RemarkRule(),
            new DescribeRule());
  }

  @Override
  public Optional<Outcome> read(Reading reading, Context context) {
    int mark = reading.mark();
    for (Rule rule : all) {
      Optional<Outcome> outcome = rule.read(reading, context.afresh());
      if (outcome.isPresent()) {
        return outcome;
      }
      reading.back(mark);
    }
    return Optional.empty();
  }
}
