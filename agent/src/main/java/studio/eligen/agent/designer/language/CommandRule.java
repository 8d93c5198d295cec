package studio.eligen.agent.designer.language;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import studio.eligen.agent.designer.lexicon.PromptParts;
import studio.eligen.agent.designer.lexicon.Quotes;
import studio.eligen.agent.designer.lexicon.Styles;
import studio.eligen.agent.designer.lexicon.Tag;
import studio.eligen.agent.designer.lexicon.WordList;
import studio.eligen.agent.designer.lexicon.Words;
import studio.eligen.agent.designer.phrases.Act;
import studio.eligen.agent.designer.phrases.Act.Kind;
import studio.eligen.agent.designer.phrases.Attribute;
import studio.eligen.agent.designer.phrases.Heading;
import studio.eligen.agent.designer.phrases.Links;
import studio.eligen.agent.designer.phrases.Preamble;
import studio.eligen.agent.designer.phrases.Reading;
import studio.eligen.agent.designer.references.Sides;

/**
 * A command: an act, a thing or what of it is spoken of, and what shall become of it, in the orders
 * in which people say them: "make the cat bigger", "increase the size of the cat", "the cat should
 * be moved to the left", "have the cat face the dog", "cat bigger". Which act it is decides what
 * may follow, not where a word stands.
 */
final class CommandRule implements Rule {

  private static final String[] TOO = {"too", "a bit too", "way too", "much too"};

  private static final Act CHANGE = new Act(Kind.CHANGE, "change", List.of());

  /** Of which there is one in the world, so that "the sun" may come new. */
  private static final Set<String> UNIQUE = Set.of("sun", "moon");

  private static final Set<String> WISHES = Set.of("should", "must", "shall", "needs", "has");

  private static final Set<String> PROPERTIES = WordList.words("property-nouns");
  private static final String[] UNCHANGED = WordList.phrases("unchanged");

  private static final String[] REST = WordList.phrases("everything");
  private static final String[] HAVING = WordList.phrases("needing");

  @Override
  public Optional<Outcome> read(Reading reading, Context context) {
    return reading.first(
        () -> States.returned(reading, context),
        () -> shownWithout(reading, context),
        () -> verb(reading, context).flatMap(act -> commanded(act, reading, context)),
        () -> stated(false, reading, context));
  }

  /** "show me the room without the sofa": it shall go. */
  private static Optional<Outcome> shownWithout(Reading reading, Context context) {
    reading.accept("show me", "show", "draw", "make");
    int mark = reading.mark();
    boolean picture =
        reading.acceptWhole()
            || reading.acceptPhrase()
                && Scenes.isNow(Words.withoutArticle(reading.since(mark)), context);
    return picture
            && reading.accept("without", "with no", "minus")
            && context.references.isHere(reading)
        ? Optional.of(Removing.removed(context.references.readWhole(reading), reading, context))
        : Optional.empty();
  }

  /** The act that comes first; "trash can" is what stands there, where one does. */
  private static Optional<Act> verb(Reading reading, Context context) {
    boolean named = !context.cast.called(reading.ahead(2)).isEmpty();
    return named ? Optional.empty() : Act.read(reading);
  }

  /** The verb comes first. */
  private static Optional<Outcome> commanded(Act act, Reading reading, Context context) {
    if (act.is(Kind.CHANGE) && reading.accept("it so that", "it so", "sure that", "sure")) {
      return stated(true, reading, context);
    }
    Optional<Attribute> about = Attribute.read(reading);
    if (act.is(Kind.WITHOUT)) {
      reading.accept("a", "an", "any", "single", "a single");
    }
    boolean some =
        act.is(Kind.CHANGE, Kind.PAINT, Kind.MOVE, Kind.PLACE)
            && context.references.isSomeChanged(reading);
    if (!some && !context.references.isHere(reading)) {
      return withoutThing(act, about, reading, context);
    }
    List<String> ids =
        act.placesNothing()
            ? context.references.readWhole(reading)
            : context.references.read(reading);
    Optional<Attribute> of = about.or(() -> Attribute.named(reading));
    return Deeds.done(act.with(reading), of, ids, reading, context);
  }

  /** What a verb means where nothing that is there follows it. */
  private static Optional<Outcome> withoutThing(
      Act act, Optional<Attribute> about, Reading reading, Context context) {
    if (act.verb().matches("only|just")) {
      return Optional.empty();
    }
    boolean keeps = act.is(Kind.KEEP) && !context.describing();
    if (keeps && PROPERTIES.contains(reading.nextNoun()) && reading.acceptPhrase()) {
      reading.accept(UNCHANGED);
      String kept = "Place, size and all that was not named stay as they were.";
      return Optional.of(Outcome.answer(kept, context.focus));
    }
    if (keeps && reading.accept(REST) && (reading.accept(UNCHANGED) || reading.done())) {
      return Optional.of(Outcome.answer("All else stays as it is.", context.focus));
    }
    int mark = reading.mark();
    boolean some = !context.cast.members().isEmpty();
    Optional<Outcome> moved =
        some && act.is(Kind.MOVE, Kind.PLACE) ? elliptic(reading, context) : Optional.empty();
    if (moved.isPresent()) {
      return moved;
    }
    if (act.usual().contains("gone") && Styles.named(reading.rest()).isPresent()) {
      return Optional.of(Removing.unnamed(reading, context));
    }
    if (some && about.isEmpty() && act.is(Kind.CHANGE, Kind.PAINT)) {
      reading.passArticles();
      reading.passOver(Words.POSSESSIVES);
      Optional<Attribute> own = Attribute.named(reading);
      if (own.isPresent() && context.references.knowsIt()) {
        return Deeds.done(act, own, context.references.it(), reading, context);
      }
      reading.back(mark);
    }
    Optional<Outcome> turned =
        act.is(Kind.SWAP)
            ? reading.first(() -> Replacing.bothSwapped(reading, context))
            : some && act.is(Kind.CHANGE, Kind.PAINT, Kind.PLACE)
                ? PredicateRule.look(reading, context)
                : Optional.empty();
    if (turned.isPresent()) {
      return turned;
    }
    if (act.is(Kind.WITHOUT) && !reading.peek().matches("the|that|this|my")) {
      return Removing.without(reading, context);
    }
    if (act.is(Kind.REMOVE, Kind.WITHOUT)) {
      return Optional.of(Removing.unnamed(reading, context));
    }
    if (!reading.done() && isMeant(act, reading, context)) {
      context.references.read(reading);
    }
    return Optional.empty();
  }

  /** Whether only something that is there can be meant, so that it is asked for. */
  private static boolean isMeant(Act act, Reading reading, Context context) {
    boolean surely =
        act.is(Kind.REMOVE, Kind.ONLY, Kind.REPLACE, Kind.COPY, Kind.MOVE, Kind.LOCK, Kind.UNLOCK)
            || act.is(Kind.HIDE, Kind.SWAP)
            || act.is(Kind.CHANGE) && !act.usual().isEmpty() && !context.design.isBlank();
    List<String> rest = reading.rest();
    boolean indefinite = reading.peek().matches("an?|some") || reading.token(0).is(Tag.NUMBER);
    surely &= !(indefinite && act.is(Kind.MOVE));
    boolean definite =
        reading.peek().matches("the|that|this")
            && !UNIQUE.contains(reading.nextNoun())
            && (act.is(Kind.CHANGE, Kind.GIVE)
                || act.is(Kind.PLACE) && rest.stream().noneMatch(Quotes::isOne)
                || act.is(Kind.PAINT) && context.colours.isColour(rest.get(rest.size() - 1)));
    return surely || definite;
  }

  /** The thing comes first: "the cat should be moved to the left", "cat bigger". */
  private static Optional<Outcome> stated(boolean sure, Reading reading, Context context) {
    if (reading.ahead(3).matches("(?:this|that|these|those) (?:is|are|was|were) (?:an?|my|the)")) {
      return Optional.empty();
    }
    if (reading.peek().equals("with") && context.focus.size() == 1 && !context.describing()) {
      reading.next();
      return Giving.become(context.focus, reading, context);
    }
    boolean asked =
        sure || context.describing() || !context.references.isHere(reading) && Links.pass(reading);
    Optional<Attribute> about = Attribute.read(reading);
    boolean wish = !Collections.disjoint(reading.rest(), WISHES);
    boolean some = wish && context.references.isSomeChanged(reading);
    if (!some && !context.references.isHere(reading)) {
      return asked ? Optional.empty() : elliptic(reading, context);
    }
    List<String> ids = context.references.read(reading);
    if (Preamble.wishes(reading)) {
      reading.accept("it", "him", "her", "them"); // "the bicycle i want it blue"
    }
    Optional<Attribute> of = about.or(() -> Attribute.named(reading));
    if (of.filter(Attribute.NUMBER::equals).isPresent()) {
      return CountRule.changed(CHANGE, ids, reading, context);
    }
    int named = reading.mark();
    if (reading.accept(HAVING)) {
      Optional<Outcome> given =
          reading.first(
              () -> Colouring.become(ids, reading, context),
              () -> Giving.become(ids, reading, context));
      if (given.isPresent() || !reading.peek(-1).matches("needs?")) {
        return given;
      }
      reading.back(named);
    }
    asked |= reading.accept(":") || Replacing.becomesThing(reading, context);
    Optional<Outcome> posed =
        reading.first(
            () -> {
              reading.accept("should", "must", "can", "could", "shall", "needs to", "has to");
              boolean does = reading.token(0).is(Tag.VERB);
              return does ? Looks.posed(ids, reading, context) : Optional.empty();
            });
    if (posed.isPresent()) {
      return posed;
    }
    boolean linked = Links.pass(reading);
    boolean told =
        linked
            && reading.peek(-1).matches("is|are|was|were|looks?|seems?")
            && !WISHES.contains(reading.peek(-2));
    if (told && !asked && (Sizes.isAbsolute(reading.peek()) || reading.rest().contains("now"))) {
      return Optional.empty(); // "the boat is bigger now" says what is there
    }
    if (linked && reading.done() && reading.peek(-1).matches("go|goes")) {
      return Optional.of(Removing.removed(ids, context));
    }
    int mark = reading.mark();
    Optional<Outcome> outcome =
        reading.first(
            () -> Removing.become(ids, reading, context),
            () -> Deeds.become(Optional.empty(), of, ids, reading, context));
    if (outcome.isPresent()) {
      return outcome;
    }
    reading.back(mark);
    if (told && !asked && reading.peek(-1).matches("was|were")) {
      return Replacing.read(ids, false, reading, context);
    }
    boolean wished =
        asked || reading.mark() > named && !told || PromptParts.isStuff(reading.rest());
    return wished ? Deeds.turned(ids, reading, context) : Optional.empty();
  }

  /** "a bit higher", "even bigger", where something is there to be meant. */
  private static Optional<Outcome> elliptic(Reading reading, Context context) {
    if (context.design.entities().isEmpty()) {
      return Optional.empty();
    }
    Optional<Outcome> posed =
        context.focus.size() == 1 && context.areLiving(context.focus)
            ? reading.first(() -> Looks.posed(context.focus, reading, context))
            : Optional.empty();
    if (posed.isPresent()) {
      return posed;
    }
    boolean alone =
        reading.would(
            () ->
                reading.any(
                        () -> new Sizes(context).read(reading).isPresent(),
                        () -> Heading.read(reading).isPresent(),
                        () -> reading.accept(TOO) && !reading.next().isEmpty(),
                        () -> Sides.read(reading).isPresent())
                    && List.of("", "again").contains(reading.next())
                    && reading.done());
    if (!alone) {
      return Optional.empty();
    }
    Optional<Outcome> outcome = Predicates.read(context.references.it(), reading, context);
    reading.accept("again");
    return outcome;
  }
}
