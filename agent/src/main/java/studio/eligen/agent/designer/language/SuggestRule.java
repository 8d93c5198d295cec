package studio.eligen.agent.designer.language;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import studio.eligen.agent.designer.language.NounPhrases.Read;
import studio.eligen.agent.designer.language.NounPhrases.Things;

/**
 * "let us try a purple house", "a dog instead", "a green car would be nicer": another look, place
 * or thing for what is there, or a new thing where there is none.
 */
final class SuggestRule implements Rule {

  private static final String[] LEADS = {
    "instead",
    "i meant",
    "i mean",
    "i said",
    "let us try",
    "try",
    "how about",
    "what about",
    "what if there was",
    "what if there were",
    "what if there is",
    "what if",
    "suppose",
    "i would prefer",
    "i prefer",
    "i would rather have",
    "rather"
  };

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
    if (how.matches()) {
      reading.skip(reading.rest().size());
      String wish = "make %s %s".formatted(how.group("what"), how.group("how"));
      return commands.read(new Reading(List.of(wish.split(" "))), context);
    }
    boolean instead = reading.peek().matches("instead|i");
    if (!reading.accept(LEADS) && !nicer.matches()) {
      return Optional.empty();
    }
    List<String> wish =
        nicer.matches() && reading.mark() == 0
            ? List.of(nicer.group("what").split(" "))
            : reading.rest();
    Reading rest = new Reading(wish);
    Optional<Outcome> outcome = suggested(rest, instead, context);
    reading.skip(reading.rest().size() - rest.rest().size());
    return outcome;
  }

  private Optional<Outcome> suggested(Reading reading, boolean instead, Context context) {
    Optional<Outcome> look = PredicateRule.look(reading, context);
    if (look.isPresent()) {
      return look;
    }
    Optional<Outcome> place = SceneRule.suggested(reading, context);
    if (place.isPresent()) {
      return place;
    }
    int mark = reading.mark();
    boolean indefinite = List.of("a", "an").contains(reading.peek());
    Optional<Things> things = context.nouns.read(reading).flatMap(Read::things);
    boolean some = !context.design.entities().isEmpty();
    if (instead && some && indefinite && things.isPresent() && reading.done()) {
      return Optional.of(Replacing.replaced(context.references.it(), things.get(), context));
    }
    reading.back(mark);
    return commands.read(reading, context);
  }
}
