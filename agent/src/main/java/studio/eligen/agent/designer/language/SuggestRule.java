package studio.eligen.agent.designer.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import studio.eligen.agent.designer.lexicon.EverydayThings;
import studio.eligen.agent.designer.lexicon.Plurals;
import studio.eligen.agent.designer.lexicon.Tag;
import studio.eligen.agent.designer.lexicon.WordList;
import studio.eligen.agent.designer.lexicon.Words;
import studio.eligen.agent.designer.phrases.Links;
import studio.eligen.agent.designer.phrases.NounPhrases.Things;
import studio.eligen.agent.designer.phrases.Reading;
import studio.eligen.agent.designer.references.Cast.Member;

/**
 * "let us try a purple house", "a dog instead", "a green car would be nicer": another look, place
 * or thing for what is there, or a new thing where there is none.
 */
final class SuggestRule implements Rule {

  private static final String[] LEADS = WordList.phrases("suggestions");

  private static final List<String> TOTAL = List.of("there", "should", "be");

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
    if (words.contains("if")) {
      return words.subList(words.indexOf("if") + 1, words.size());
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
    boolean there = instead && !context.design.entities().isEmpty() && !reading.done();
    boolean several = Plurals.isSeveral(reading.nextNoun());
    boolean named = there && !context.cast.named(reading.nextNoun()).isEmpty();
    if (named && reading.token(0).is(Tag.NUMBER)) {
      return rest(commands, Words.joined(TOTAL, reading.rest()), reading, context);
    }
    boolean another = there && (reading.accept("a", "an") || several && !named);
    Optional<Things> things = another ? context.nouns.read(reading) : Optional.empty();
    if (things.isPresent() && reading.done()) {
      return Optional.of(Replacing.replaced(alike(things.get(), context), things.get(), context));
    }
    reading.back(mark);
    return commands.read(reading, context);
  }

  /** What comes nearest to a thing by its kind, the tulips for lilies, or else "it". */
  private static List<String> alike(Things things, Context context) {
    for (String kind : EverydayThings.kinds(things.thing().name()).stream().limit(2).toList()) {
      List<Member> alike = context.cast.ofKind(kind);
      if (!alike.isEmpty() && alike.stream().map(Member::noun).distinct().count() == 1) {
        return alike.stream().map(Member::id).toList();
      }
    }
    return context.references.it();
  }
}
