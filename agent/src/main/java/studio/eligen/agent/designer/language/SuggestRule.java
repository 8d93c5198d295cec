package studio.eligen.agent.designer.language;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import studio.eligen.agent.designer.lexicon.WordList;
import studio.eligen.agent.designer.phrases.NounPhrases.Read;
import studio.eligen.agent.designer.phrases.NounPhrases.Things;
import studio.eligen.agent.designer.phrases.Reading;

/**
 * "let us try a purple house", "a dog instead", "a green car would be nicer": another look, place
 * or thing for what is there, or a new thing where there is none.
 */
final class SuggestRule implements Rule {

  private static final String[] LEADS = WordList.phrases("suggestions");

  private static final Pattern HOW =
      Pattern.compile(
          "(?:what|how) (?:would|does|will|might) (?<what>it|this|that|everything|they|the \\w+) look(?: like)? (?<how>.+)");

  private static final Pattern NICER =
      Pattern.compile(
          "(?<what>.+?) (?:would|might|will|could) (?:be|look) (?:better|nicer|good|great|nice|cool|lovely|prettier)(?: there)?");

  private final Rule commands;

  /**
   * @param commands reads what is suggested
   */
  SuggestRule(Rule commands) {
    this.commands = commands;
  }

  @Override
  public Optional<Outcome> read(Reading reading, Context context) {
    String said = String.join(" ", reading.rest());
    Matcher how = HOW.matcher(said);
    Matcher nicer = NICER.matcher(said);
    boolean instead = reading.peek().matches("instead|i");
    if (how.matches()) {
      String wish = "make %s %s".formatted(how.group("what"), how.group("how"));
      return rest(commands, wish, reading, context);
    }
    if (reading.accept(LEADS)) {
      Rule suggested = (wish, there) -> suggested(wish, instead, there);
      return rest(suggested, String.join(" ", reading.rest()), reading, context);
    }
    Rule suggested = (wish, there) -> suggested(wish, false, there);
    return nicer.matches()
        ? rest(suggested, nicer.group("what"), reading, context)
        : Optional.empty();
  }

  private static Optional<Outcome> rest(Rule rule, String wish, Reading reading, Context context) {
    Reading rest = new Reading(List.of(wish.split(" ")));
    Optional<Outcome> outcome = rule.read(rest, context);
    reading.skip(reading.rest().size() - rest.rest().size());
    return outcome;
  }

  private Optional<Outcome> suggested(Reading reading, boolean instead, Context context) {
    Optional<Outcome> known =
        PredicateRule.look(reading, context).or(() -> SceneRule.suggested(reading, context));
    if (known.isPresent()) {
      return known;
    }
    int mark = reading.mark();
    boolean another =
        instead && !context.design.entities().isEmpty() && reading.peek().matches("an?");
    Optional<Things> things =
        another ? context.nouns.read(reading).flatMap(Read::things) : Optional.empty();
    if (things.isPresent() && reading.done()) {
      return Optional.of(Replacing.replaced(context.references.it(), things.get(), context));
    }
    reading.back(mark);
    return commands.read(reading, context);
  }
}
