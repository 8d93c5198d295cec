package studio.eligen.agent.designer.language;

import static java.util.Collections.disjoint;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import studio.eligen.agent.design.DesignEdit;
import studio.eligen.agent.designer.lexicon.Colours;
import studio.eligen.agent.designer.lexicon.Nouns;
import studio.eligen.agent.designer.lexicon.Numerals;
import studio.eligen.agent.designer.lexicon.Styles;
import studio.eligen.agent.designer.lexicon.Tag;
import studio.eligen.agent.designer.lexicon.Weather;
import studio.eligen.agent.designer.lexicon.WordList;
import studio.eligen.agent.designer.lexicon.Words;
import studio.eligen.agent.designer.phrases.Act;
import studio.eligen.agent.designer.phrases.Heading;
import studio.eligen.agent.designer.phrases.Links;
import studio.eligen.agent.designer.phrases.Misunderstanding;
import studio.eligen.agent.designer.phrases.NounPhrases.Things;
import studio.eligen.agent.designer.phrases.Reading;
import studio.eligen.agent.designer.references.SpotPhrases;

/**
 * What is not wanted, and what is, in any of the orders in which people say it: "a bus instead of
 * the car", "not a cat, a dog", "a beach rather than the forest", "the car should not be red but
 * blue". What they are tells what is meant: another thing, another scene, or only the latter of two
 * wishes.
 */
final class ContrastRule implements Rule {

  /** What stands between the two, each with the word that must come before it, if any. */
  private static final Map<String, String> MARKS = WordList.facts("contrasts");

  /** "a dog that is not on a leash": what it is without. */
  private static final String NOT_AT = ".* not (?:in|on|under|with|at|near|by|behind) an? .*";

  private static final String[] REFUSALS = WordList.phrases("refusals");
  private static final String[] WANTING = WordList.phrases("wanting");

  /**
   * What is not wanted, and what is.
   *
   * @param alone a command for what is wanted, if that says enough by itself; may be empty
   */
  private record Contrast(List<String> old, List<String> wanted, List<String> alone) {}

  private final Rule commands;

  /**
   * @param commands reads what is wanted
   */
  ContrastRule(Rule commands) {
    this.commands = commands;
  }

  @Override
  public Optional<Outcome> read(Reading reading, Context context) {
    List<String> words = reading.rest();
    // "no people, a dog": of what is not there yet only that it shall not come.
    boolean excludes =
        context.design.isBlank()
            && (reading.peek().equals("no") && !reading.peek(1).equals(",")
                || String.join(" ", words).matches(NOT_AT));
    if (excludes) {
      return Optional.empty();
    }
    Optional<Outcome> outcome =
        cut(words).flatMap(c -> exchanged(c, context).or(() -> alone(c, context)));
    if (outcome.isPresent()) {
      reading.skip(words.size());
      return outcome;
    }
    List<String> first = Scenes.untilThing(words, context);
    Optional<Outcome> scene = scene(new Reading(first), context);
    reading.skip(scene.isPresent() ? first.size() : 0);
    return scene;
  }

  /** Tells what is not wanted from what is. */
  private static Optional<Contrast> cut(List<String> words) {
    Reading reading = new Reading(words);
    passWishes(reading);
    int from = reading.mark();
    if (reading.accept(REFUSALS)) {
      return refused(List.of(), reading);
    }
    for (int end = from + 1; end < words.size(); end++) {
      reading.back(end);
      Optional<String> lead = reading.accept(MARKS);
      String mark = String.join(" ", reading.since(end));
      boolean not = mark.equals("not") || mark.equals(", not");
      if (not && reading.rest().contains("but")) {
        return refused(words.subList(0, end), reading);
      }
      List<String> before = words.subList(0, from + 1);
      boolean beside = mark.equals("where") && words.get(0).equals("add");
      boolean led =
          !beside
              && lead.filter(any -> any.isEmpty() || !disjoint(before, List.of(any.split(" "))))
                  .isPresent();
      boolean sure =
          !not
              || reading.token(0).is(Tag.DETERMINER, Tag.PREPOSITION, Tag.NUMBER)
              || Heading.isDirection(reading.peek())
              || mark.startsWith(",") && Colours.names(reading.peek());
      if (led && sure && !reading.done()) {
        List<String> alone = lead.get().isEmpty() ? words.subList(0, end) : List.of();
        List<String> old = Links.without(reading.rest());
        return Optional.of(new Contrast(old, Links.without(words.subList(from, end)), alone));
      }
    }
    return Optional.empty();
  }

  /** "not a cat, a dog", "instead of the car i want a bus", "should not be red but blue". */
  private static Optional<Contrast> refused(List<String> before, Reading reading) {
    int from = reading.mark();
    boolean found = false;
    List<String> old = List.of();
    while (!found && !reading.done()) {
      reading.next();
      old = reading.since(from);
      boolean but = reading.accept(", but", "but", ",");
      found = passWishes(reading) || but;
    }
    List<String> alone = new ArrayList<>(before);
    Reading place = new Reading(old);
    boolean there = SpotPhrases.relation(place).isPresent();
    // "not on the bench but next to it": next to the bench.
    reading.rest().forEach(w -> alone.addAll(there && w.equals("it") ? place.rest() : List.of(w)));
    return reading.done()
        ? Optional.empty()
        : Optional.of(new Contrast(before.isEmpty() ? old : List.of(), reading.rest(), alone));
  }

  private static boolean passWishes(Reading reading) {
    int mark = reading.mark();
    while (reading.accept(WANTING)) {
      continue;
    }
    return reading.mark() > mark;
  }

  /** "replace the beach with a forest": things are left to other rules. */
  private static Optional<Outcome> scene(Reading reading, Context context) {
    boolean act =
        Act.read(reading)
            .filter(a -> a.is(Act.Kind.CHANGE, Act.Kind.REPLACE, Act.Kind.SWAP))
            .isPresent();
    boolean changes = act || reading.accept("from");
    int from = reading.mark();
    reading.skip(changes ? reading.phraseLength() : 0);
    List<String> old = reading.since(from);
    boolean linked =
        reading.accept("with", "for", "by", "to", "into") || reading.token(0).is(Tag.DETERMINER);
    boolean named = !old.isEmpty() && Scenes.isCalledScene(old.get(old.size() - 1));
    return linked && !old.isEmpty() && !named && whole(old, context).isEmpty()
        ? scene(old, reading.rest(), context)
        : Optional.empty();
  }

  /** Another scene, if the first words name the one there is. */
  private static Optional<Outcome> scene(List<String> old, List<String> wanted, Context context) {
    Reading reading = new Reading(wanted);
    reading.accept("it all", "them all", "it", "them", "everything");
    return Scenes.isNow(old, context)
        ? described(old, reading.rest(), context)
            .or(() -> Scenes.byName(reading.rest(), context))
            .or(() -> Scenes.renamed(old, reading.rest(), context))
            .map(phrase -> SceneRule.scene(joined(old, phrase, context), context))
        : Optional.empty();
  }

  /** "sunny instead of rainy", of a rainy street: another adjective of the place there is. */
  private static Optional<String> described(
      List<String> old, List<String> wanted, Context context) {
    boolean adjectives =
        new Reading(old).token(0).is(Tag.ADJECTIVE)
            && new Reading(wanted).token(0).is(Tag.ADJECTIVE)
            && old.size() == 1
            && wanted.size() == 1;
    return adjectives ? Scenes.renamed(old, wanted, context) : Optional.empty();
  }

  /** "night to day": another hour of the place that there is. */
  private static String joined(List<String> old, String phrase, Context context) {
    String scene = context.design.scene();
    String name = String.join(" ", Words.withoutArticle(old));
    String there = "(?:in |at |on )(?:the )?" + Pattern.quote(name) + "$";
    String other = scene.replaceFirst(there, Matcher.quoteReplacement(phrase));
    boolean hour = Weather.of(old).isPresent() && Weather.isPhrase(phrase);
    return !hour ? phrase : other.equals(scene) ? Weather.joined(scene, phrase) : other;
  }

  private Optional<Outcome> exchanged(Contrast contrast, Context context) {
    Reading unwanted = new Reading(contrast.old());
    boolean any = unwanted.accept("a", "an");
    List<String> old = unwanted.rest();
    List<String> wanted = contrast.wanted();
    // "three cows instead of two" says how many there shall be.
    if (old.isEmpty() || Numerals.of(old.get(0)) != null && old.size() == 1) {
      return Optional.empty();
    }
    List<String> named = new ArrayList<>(any ? List.of("the") : List.of());
    named.addAll(old);
    boolean thing = things(wanted, context).isPresent();
    Optional<Outcome> part = thing ? Giving.insteadOfPart(old, wanted, context) : Optional.empty();
    if (part.isPresent()) {
      return part;
    }
    Optional<List<String>> ids = whole(old, context).or(() -> whole(named, context));
    Optional<Outcome> other = ids.flatMap(there -> other(there, wanted, context));
    return other
        .or(() -> thing ? Giving.contents(old, wanted, context) : Optional.empty())
        .or(() -> style(old, wanted, context))
        .or(() -> scene(old, wanted, context))
        .or(
            () ->
                contrast.alone().isEmpty() || things(wanted, context).isPresent()
                    ? Optional.empty()
                    : held(old, wanted, context));
  }

  /** Other things in the place of these. */
  private static Optional<Outcome> other(List<String> ids, List<String> wanted, Context context) {
    return things(wanted, context).map(things -> Replacing.replaced(ids, things, context));
  }

  private static Optional<Outcome> style(List<String> old, List<String> wanted, Context context) {
    boolean styled =
        Styles.named(old).isPresent() || Styles.told(old).equals(context.design.style());
    return Styles.named(wanted)
        .filter(style -> styled)
        .map(style -> StyleRule.styled(style, context));
  }

  /** "hold a bottle instead of a tray": what was held goes. */
  private Optional<Outcome> held(List<String> old, List<String> wanted, Context context) {
    String noun = Nouns.head(old);
    List<String> having =
        context.design.isBlank()
            ? List.of()
            : Looks.having(noun, context.references.all(), context);
    if (having.size() != 1) {
      return alone(wanted, context);
    }
    List<DesignEdit> edits = new ArrayList<>(Looks.without(having, noun, context).edits());
    Optional<Outcome> holding = alone(wanted, context.after(edits));
    holding.ifPresent(outcome -> edits.addAll(outcome.edits()));
    return holding.map(outcome -> new Outcome(edits, outcome.said(), outcome.focus()));
  }

  /** What is wanted says enough by itself, unless it shall come in the place of something else. */
  private Optional<Outcome> alone(Contrast contrast, Context context) {
    boolean another =
        contrast.old().contains("the") && things(contrast.wanted(), context).isPresent();
    List<String> total = new ArrayList<>(List.of("there", "should", "be"));
    total.addAll(contrast.wanted());
    boolean counts = contrast.old().size() == 1 && Numerals.of(contrast.old().get(0)) != null;
    Optional<Outcome> counted =
        counts && !contrast.alone().isEmpty() ? alone(total, context) : Optional.empty();
    return another ? Optional.empty() : counted.or(() -> alone(contrast.alone(), context));
  }

  private Optional<Outcome> alone(List<String> words, Context context) {
    Reading reading = new Reading(words);
    try {
      Optional<Outcome> outcome =
          words.isEmpty() ? Optional.empty() : commands.read(reading, context);
      return reading.done() ? outcome : Optional.empty();
    } catch (Misunderstanding e) {
      return Optional.empty();
    }
  }

  /** The things that all these words name together. */
  private static Optional<List<String>> whole(List<String> words, Context context) {
    Reading reading = new Reading(words);
    try {
      List<String> ids = context.references.read(reading);
      return reading.done() ? Optional.of(ids) : Optional.empty();
    } catch (Misunderstanding e) {
      return Optional.empty();
    }
  }

  /** The things, to be drawn anew, that all these words name together. */
  private static Optional<Things> things(List<String> words, Context context) {
    Reading reading = new Reading(words);
    boolean there = !reading.peek().matches("an?") && context.references.isHere(reading);
    Optional<Things> read = there ? Optional.empty() : context.nouns.read(reading);
    reading.accept("there", "in its place", "in there");
    return read.filter(things -> reading.done() && (things.marked() || words.size() < 3));
  }
}
