package studio.eligen.agent.designer.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import studio.eligen.agent.designer.lexicon.WordList;
import studio.eligen.agent.designer.phrases.Links;
import studio.eligen.agent.designer.phrases.NounPhrases.Things;
import studio.eligen.agent.designer.phrases.Reading;

/**
 * "let us try a purple house", "a dog instead", "a green car would be nicer": another look, place
 * or thing for what is there, or a new thing where there is none.
 */
final class SuggestRule implements Rule {

  private static final String[] LEADS = WordList.phrases("suggestions");

  private final Rule commands;

  /**
   * @param commands reads what is suggested
   */
  SuggestRule(Rule commands) {
    this.commands = commands;
  }

  @Override
  public Optional<Outcome> read(Reading reading, Context context) {
    List<String> how = how(reading.rest());
    if (!how.isEmpty()) {
      return rest(commands, how, reading, context);
    }
    boolean instead = reading.peek().matches("instead|i");
    boolean led = reading.accept(LEADS);
    List<String> plain = led ? reading.rest() : Links.without(reading.rest());
    boolean refuses = reading.rest().contains("not");
    boolean nicer =
        !refuses && plain.size() + 1 < reading.rest().size() && !Links.ends(reading.rest());
    Optional<Outcome> other =
        nicer || instead && led ? other(plain, reading, context) : Optional.empty();
    if (other.isPresent()) {
      return other;
    }
    return led || nicer
        ? rest((wish, there) -> suggested(wish, led && instead, there), plain, reading, context)
        : Optional.empty();
  }

  /** "a leather sofa would be nicer" than the one there is: another look for it. */
  private static Optional<Outcome> other(List<String> plain, Reading reading, Context context) {
    boolean compares =
        reading.rest().stream().anyMatch(w -> w.matches("nicer|better|prettier"))
            || reading.peek(-1).equals("instead");
    Reading wish = new Reading(plain);
    Optional<Outcome> outcome =
        compares && wish.accept("a", "an")
            ? PredicateRule.restyled(wish, context)
            : Optional.empty();
    reading.skip(outcome.isPresent() ? reading.rest().size() : 0);
    return outcome;
  }

  /** "make it at night" of "what would it look like at night"; empty for all else. */
  private static List<String> how(List<String> words) {
    int look = words.indexOf("look");
    if (look < 3 || !words.get(0).matches("what|how") || !Links.isOne(words.get(1))) {
      return List.of();
    }
    List<String> wish = new ArrayList<>(List.of("make"));
    wish.addAll(words.subList(2, look));
    wish.addAll(words.subList(look + 1, words.size()));
    wish.remove("like");
    return wish;
  }

  private static Optional<Outcome> rest(
      Rule rule, List<String> wish, Reading reading, Context context) {
    Reading rest = new Reading(wish);
    Optional<Outcome> outcome = rule.read(rest, context);
    reading.skip(reading.rest().size() - rest.rest().size());
    return outcome;
  }

  private Optional<Outcome> suggested(Reading reading, boolean instead, Context context) {
    int mark = reading.mark();
    boolean another = instead && !context.design.entities().isEmpty() && reading.accept("a", "an");
    reading.accept("a", "an", "the");
    Optional<Outcome> known = PredicateRule.look(reading, context);
    if (known.isPresent()) {
      return known;
    }
    reading.back(mark);
    known = SceneRule.suggested(reading, context);
    if (known.isPresent()) {
      return known;
    }
    reading.back(mark);
    Optional<Things> things = another ? context.nouns.read(reading) : Optional.empty();
    if (things.isPresent() && reading.done()) {
      return Optional.of(Replacing.replaced(context.references.it(), things.get(), context));
    }
    reading.back(mark);
    return commands.read(reading, context);
  }
}
