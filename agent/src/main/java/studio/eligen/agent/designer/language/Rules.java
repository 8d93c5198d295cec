package studio.eligen.agent.designer.language;

import java.util.List;
import java.util.Optional;
import studio.eligen.agent.designer.phrases.Reading;

/**
 * All rules, in order of trust: a command belongs to the first that knows it. Rules that read only
 * the frame of a wish ("… instead of …") hand what is in it back to all of them.
 */
final class Rules implements Rule {

  private final List<Rule> all =
      List.of(
          new SettingRule(),
          new ReseedRule(),
          new ContrastRule(this),
          new SuggestRule(this),
          new QuestionRule(),
          new PartRule(),
          new CopyRule(),
          new CountRule(),
          new MirrorRule(),
          new CanvasRule(),
          new StyleRule(),
          new SceneRule(),
          new CommandRule(),
          new PredicateRule(),
          new RemarkRule(),
          new DescribeRule());

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
