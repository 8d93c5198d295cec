package studio.eligen.agent.designer.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import studio.eligen.agent.design.DesignEdit;
import studio.eligen.agent.designer.language.Rule.Outcome;
import studio.eligen.agent.designer.lexicon.English;
import studio.eligen.agent.designer.lexicon.Plurals;
import studio.eligen.agent.designer.lexicon.Tag;
import studio.eligen.agent.designer.lexicon.Token;
import studio.eligen.agent.designer.lexicon.WordList;
import studio.eligen.agent.designer.lexicon.Words;
import studio.eligen.agent.designer.phrases.Act;
import studio.eligen.agent.designer.phrases.Act.Kind;
import studio.eligen.agent.designer.phrases.Actions;
import studio.eligen.agent.designer.phrases.Amounts;
import studio.eligen.agent.designer.phrases.Attribute;
import studio.eligen.agent.designer.phrases.Counts;
import studio.eligen.agent.designer.phrases.Heading;
import studio.eligen.agent.designer.phrases.Links;
import studio.eligen.agent.designer.phrases.Misunderstanding;
import studio.eligen.agent.designer.phrases.Reading;
import studio.eligen.agent.designer.references.Sides;
import studio.eligen.agent.designer.references.SpotPhrases;

/** What is done to things that are there, told by an act and by what comes after them. */
final class Deeds {

  private static final String[] UNCHANGED = WordList.phrases("unchanged");

  /** What says no more than where they are. */
  private static final Set<String> POSTURES = Set.of("stand", "sit", "lie", "rest", "wait", "hang");

  private static final String[] NOTHING_ELSE = {
    ", nothing else", "and nothing else", "nothing else", ", and nothing else"
  };
  private static final String[] LACKING = WordList.phrases("lacking");

  /** What follows "look" where it says what somebody does, and not how it looks. */
  private static final Set<String> LOOKING =
      Set.of("at", "to", "towards", "toward", "up", "down", "left", "right", "away", "into");

  private Deeds() {}

  /** What this act does to these things, with what else is said of it. */
  static Optional<Outcome> done(
      Act act, Optional<Attribute> about, List<String> ids, Reading reading, Context context) {
    if (about.filter(Attribute.NUMBER::equals).isPresent()) {
      return CountRule.changed(act, ids, reading, context);
    }
    return switch (act.kind()) {
      case WITHOUT ->
          lacking(ids, reading, context)
              .or(() -> Optional.of(Removing.removed(ids, reading, context)));
      case EMPTY -> Optional.of(Removing.emptied(ids, reading, context));
      case REMOVE -> Optional.of(Removing.removed(ids, reading, context));
      case ONLY -> {
        Links.pass(reading);
        reading.accept("remain", "remains", "stay", "stays", "left");
        reading.accept(NOTHING_ELSE);
        yield Optional.of(Removing.allBut(ids, context));
      }
      case KEEP -> kept(ids, reading, context);
      case PAINT ->
          Colouring.become(ids, reading, context)
              .or(() -> become(Optional.of(act), about, ids, reading, context))
              .or(() -> Looks.become(ids, reading, context));
      case MOVE, PLACE -> moved(act, about, ids, reading, context);
      case CHANGE -> changed(act, about, ids, reading, context);
      case GIVE ->
          Giving.isCompared(reading)
              ? Giving.become(ids, reading, context)
              : become(Optional.of(act), about, ids, reading, context)
                  .or(() -> Giving.become(ids, reading, context));
      case REPLACE ->
          about.filter(Attribute.PLACE::equals).isPresent()
              ? Replacing.swapped(about, ids, reading, context)
              : Replacing.read(ids, true, reading, context);
      case WEAR ->
          Looks.become(ids, reading, context).or(() -> Giving.become(ids, reading, context));
      case SWAP -> Replacing.swapped(about, ids, reading, context);
      case COPY -> CopyRule.copied(ids, 1, reading, context);
      case SHOW -> States.done(act, ids, reading, context).or(() -> lacking(ids, reading, context));
      case LOCK, UNLOCK, HIDE -> States.done(act, ids, reading, context);
      case MIRROR ->
          about.filter(Attribute.PLACE::equals).isPresent()
              ? Replacing.swapped(about, ids, reading, context)
              : act.usual().isEmpty() ? Optional.empty() : MirrorRule.overturned(ids, context);
    };
  }

  /** "into a rabbit" is what becomes of a thing, and no place for it. */
  private static Optional<Outcome> changed(
      Act act, Optional<Attribute> about, List<String> ids, Reading reading, Context context) {
    boolean side = reading.would(() -> Sides.read(reading).isPresent());
    boolean turns = !act.verb().matches("get|have|let|fix|set");
    boolean into = turns && about.isEmpty() && reading.peek().equals("into") && !side;
    boolean counted =
        about.isEmpty() && reading.would(() -> Counts.read(reading) != null && reading.done());
    return reading.first(
        () -> counted ? CountRule.changed(act, ids, reading, context) : Optional.empty(),
        () -> into ? turned(ids, reading, context) : Optional.empty(),
        () -> become(Optional.of(act), about, ids, reading, context),
        () ->
            about
                .filter(Attribute.COLOUR::equals)
                .flatMap(a -> Colouring.mixed(ids, reading, context)),
        () ->
            turns || !reading.peek().equals("into")
                ? turned(ids, reading, context)
                : Optional.empty());
  }

  private static Optional<Outcome> moved(
      Act act, Optional<Attribute> about, List<String> ids, Reading reading, Context context) {
    Optional<Outcome> become = become(Optional.of(act), about, ids, reading, context);
    if (become.isPresent()) {
      return become;
    }
    int mark = reading.mark();
    boolean absent =
        SpotPhrases.relation(reading).isPresent()
            && reading.peek().equals("the")
            && !context.references.isHere(reading);
    if (absent && (act.is(Kind.MOVE) || SceneRule.isCarrier(reading.nextNoun()))) {
      context.references.read(reading);
    }
    reading.back(mark);
    if (act.is(Kind.PLACE) && !reading.done()) {
      return Optional.empty();
    }
    throw Misunderstanding.unfinished(
        "I do not know where to move %s: say for example \"left\", \"up a little\", \"to the top right\" or \"above …\"."
            .formatted(context.theNames(ids)),
        ids);
  }

  /** What they become of all that can be told by a property: size, colour, order, place. */
  static Optional<Outcome> become(
      Optional<Act> act,
      Optional<Attribute> about,
      List<String> ids,
      Reading reading,
      Context context) {
    if (reading.accept(NOTHING_ELSE)) {
      return Optional.of(Removing.allBut(ids, context));
    }
    Optional<Outcome> lacking = lacking(ids, reading, context);
    if (lacking.isPresent()) {
      return lacking;
    }
    boolean placed = act.filter(a -> a.is(Kind.MOVE, Kind.PLACE)).isPresent();
    Optional<Outcome> posed =
        (placed ? Looks.dressed(ids, reading, context) : Looks.posed(ids, reading, context));
    if (posed.isPresent()) {
      return posed;
    }
    Links.pass(reading);
    int ahead = reading.token(0).is(Tag.ADVERB) && !LOOKING.contains(reading.peek()) ? 1 : 0;
    if (reading.peek(-1).equals("look") && LOOKING.contains(reading.peek(ahead))) {
      reading.skip(-1);
      return Looks.become(ids, reading, context);
    }
    reading.accept("more", "better", ":");
    Links.passFrom(reading);
    Optional<Outcome> outcome = property(act, about, ids, reading, context);
    reading.accept("again");
    return outcome;
  }

  private static Optional<Outcome> property(
      Optional<Act> act,
      Optional<Attribute> about,
      List<String> ids,
      Reading reading,
      Context context) {
    boolean measured = reading.peek().equals("by");
    return reading.first(
        () -> act.filter(a -> measured).flatMap(a -> usual(a, about, ids, reading, context)),
        () -> Predicates.read(ids, reading, context),
        () -> act.flatMap(a -> usual(a, about, ids, reading, context)),
        () -> Act.read(reading).flatMap(next -> nested(next, about, ids, reading, context)),
        () -> heading(ids, reading, context),
        () -> acting(ids, reading, context));
  }

  /** "the car should be painted blue": an act that comes after what it is about. */
  private static Optional<Outcome> nested(
      Act act, Optional<Attribute> about, List<String> ids, Reading reading, Context context) {
    if (act.verb().equals("freeze")) {
      return Optional.empty(); // "the river should be frozen" is how it looks
    }
    boolean passive = act.is(Kind.CHANGE) && act.usual().isEmpty();
    return passive
        ? Predicates.read(ids, reading, context).or(() -> Looks.become(ids, reading, context))
        : done(act, about.or(() -> Attribute.named(reading)), ids, reading, context);
  }

  /** "should not have a hat", "without the beard": something of its look that shall go. */
  private static Optional<Outcome> lacking(List<String> ids, Reading reading, Context context) {
    int mark = reading.mark();
    Links.pass(reading);
    boolean lacks = reading.accept(LACKING);
    while (lacks && reading.token(0).is(Tag.DETERMINER)) {
      reading.next();
    }
    String noun = lacks ? reading.ahead(reading.nameLength()) : "";
    List<String> having = noun.isEmpty() ? List.of() : Looks.having(noun, ids, context);
    if (having.isEmpty()) {
      reading.back(mark);
      return Optional.empty();
    }
    reading.skip(reading.nameLength());
    return Optional.of(Looks.without(having, noun, context));
  }

  /** "shrink the tree a little": how much, of what the verb itself says. */
  private static Optional<Outcome> usual(
      Act act, Optional<Attribute> about, List<String> ids, Reading reading, Context context) {
    if (act.usual().isEmpty()) {
      return Optional.empty();
    }
    boolean plural = ids.size() > 1 || Plurals.isPlural(reading.peek(-1));
    boolean several = act.usual().contains("size") && plural && reading.done();
    if (several) {
      return CountRule.changed(act, ids, reading, context);
    }
    Optional<List<String>> side = about.flatMap(Attribute::side);
    Optional<Outcome> share =
        side.isPresent() ? Optional.empty() : Resizing.share(act.usual(), ids, reading, context);
    if (share.isPresent()) {
      return share;
    }
    int mark = reading.mark();
    Amounts.read(reading);
    List<String> words = new ArrayList<>(reading.since(mark));
    words.addAll(
        side.map(s -> List.of(s.get(act.usual().contains("smaller") ? 1 : 0))).orElse(act.usual()));
    Reading wished = new Reading(words);
    return Predicates.read(ids, wished, context).or(() -> Looks.become(ids, wished, context));
  }

  /** What they turn into: another thing, or any look where any can be drawn. */
  static Optional<Outcome> turned(List<String> ids, Reading reading, Context context) {
    return reading.first(
        () -> Replacing.read(ids, false, reading, context),
        () -> {
          reading.accept("into", "to be", "to", "be");
          return Looks.become(ids, reading, context);
        });
  }

  /** "driving towards the left": what they are seen to do, and no step that way. */
  private static Optional<Outcome> heading(List<String> ids, Reading reading, Context context) {
    int mark = reading.mark();
    boolean doing = reading.peek().endsWith("ing") && reading.accept(Tag.VERB);
    boolean heads = doing && Heading.read(reading).isPresent() && reading.done();
    List<String> words = reading.since(mark);
    return heads && context.model.isOpen()
        ? Optional.of(Looks.said(ids, context, prompt -> Looks.with(prompt, words)))
        : Optional.empty();
  }

  /** "fly above the boat": what they do says no more than where. */
  private static Optional<Outcome> acting(List<String> ids, Reading reading, Context context) {
    boolean linked = Links.pass(reading) || Links.isBefore(reading);
    if (!reading.token(0).is(Tag.VERB) && !linked
        || Words.isStop(reading.peek())
        || reading.token(0).is(Tag.NEGATION)) {
      return Optional.empty();
    }
    Token verb = reading.token(0);
    reading.next();
    Optional<Outcome> moved = Moving.become(ids, reading, context);
    boolean seen = !linked && Actions.isOne(verb) && !POSTURES.contains(verb.lemma());
    return seen && context.model.isOpen() ? moved.map(o -> doing(verb, o, ids, context)) : moved;
  }

  /** Moved, and drawn as they do so: "sleeping cat". */
  private static Outcome doing(Token verb, Outcome moved, List<String> ids, Context context) {
    List<String> does = List.of(English.doing(verb.lemma()));
    List<DesignEdit> edits = new ArrayList<>(moved.edits());
    edits.addAll(Looks.said(ids, context, prompt -> Looks.with(prompt, does)).edits());
    return new Outcome(edits, moved.said(), moved.focus());
  }

  private static Optional<Outcome> kept(List<String> ids, Reading reading, Context context) {
    reading.accept(UNCHANGED);
    return reading.done()
        ? Optional.of(Outcome.answer("I leave %s unchanged.".formatted(context.theNames(ids)), ids))
        : Optional.empty();
  }
}
